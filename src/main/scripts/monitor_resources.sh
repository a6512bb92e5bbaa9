#!/bin/sh
# Runs a command and prints what its process uses, every two seconds. See --help.
set -u

usage() {
    cat <<'TEXT'
Usage: monitor_resources.sh [--interval SECONDS] COMMAND [ARGUMENT...]

Runs COMMAND and prints, until it ends, what ps knows about its process: pid, share of a processor, share of memory,
resident and virtual memory in KiB, processor time. All of it goes to standard error.

  --interval SECONDS   time between two lines, from 1 on; default 2
  --help               print this text

SIGTERM and SIGHUP are passed on to the command. SIGINT reaches it as SIGTERM, because a shell lets its background
commands ignore SIGINT. The exit code is the command's, or 2 for a usage mistake. Only the process itself is measured
and not its children: a wrapper has to exec what it starts.

Example:
  monitor_resources.sh java -jar hive-parquet-ingest.jar --tcp-host feed.example.org --tcp-port 5631 --source coast
TEXT
}

mistake() {
    echo "monitor_resources.sh: $1; --help says more" >&2
    exit 2
}

interval=2
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --interval) [ $# -gt 1 ] || mistake "--interval needs a number of seconds"; interval=$2; shift 2 ;;
        --) shift; break ;;
        -*) mistake "unknown option $1" ;;
        *) break ;;
    esac
done
case $interval in '' | *[!0-9]* | 0*) mistake "--interval: \"$interval\" is not a number from 1 on" ;; esac
[ $# -gt 0 ] || mistake "there is no command"

# Every line of it, until it is told to end. The pause holds no file open that somebody may wait for the end of.
sample() {
    trap '' INT HUP
    printf '%8s %6s %6s %10s %12s %12s\n' PID %CPU %MEM RSS VSZ TIME
    while line=$(ps -o pid= -o pcpu= -o pmem= -o rss= -o vsz= -o time= -p "$1"); do
        # shellcheck disable=SC2086 # the columns are words
        printf '%8s %6s %6s %10s %12s %12s\n' $line
        sleep "$interval" >/dev/null 2>&1
    done
}

# Standard input goes by another number: under its own a background command would get an empty one.
exec 3<&0
"$@" <&3 3<&- &
pid=$!
exec 3<&-
signalled=
trap 'signalled=yes; kill -TERM "$pid" 2>/dev/null' TERM INT
trap 'signalled=yes; kill -HUP "$pid" 2>/dev/null' HUP
sample "$pid" >&2 </dev/null &
sampler=$!

# A signal interrupts the wait; the command's own exit code comes from the wait that none interrupts.
code=0
while :; do
    signalled=
    wait "$pid"
    last=$?
    [ "$last" -eq 127 ] && [ "$code" -ne 0 ] || code=$last
    [ -n "$signalled" ] || break
done
kill "$sampler" 2>/dev/null
{ wait "$sampler"; } 2>/dev/null
echo "Process $pid ended with exit code $code" >&2
exit "$code"
