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

# shellcheck source=run_measured.sh
. "$(dirname "$0")/run_measured.sh"

# A line each interval, until the process ends or it is told to.
sample() {
    trap '' INT HUP
    exec >&2
    printf '%8s %6s %6s %10s %12s %12s\n' PID %CPU %MEM RSS VSZ TIME
    while line=$(ps -o pid= -o pcpu= -o pmem= -o rss= -o vsz= -o time= -p "$1"); do
        # shellcheck disable=SC2086 # the columns are words
        printf '%8s %6s %6s %10s %12s %12s\n' $line
        pause_sampling "$interval"
    done
}

code=0
run_measured "$@"
exit "$code"
