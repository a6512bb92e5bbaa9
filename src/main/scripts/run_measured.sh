#!/bin/sh
# A part of monitor_resources.sh and memory_tracker.sh, which read it in; it does nothing by itself.

# Runs a command: run_measured COMMAND [ARGUMENT...]. The function sample, which the other script has, is called beside it
# with the process id; it ends with the process or by SIGTERM. Signals are passed on. Leaves the exit code in $code.
run_measured() {
    # Standard input goes by another number: under its own a background command would get an empty one.
    exec 3<&0
    "$@" <&3 3<&- &
    pid=$!
    exec 3<&-
    signalled=
    trap 'signalled=yes; kill -TERM "$pid" 2>/dev/null' TERM INT
    trap 'signalled=yes; kill -HUP "$pid" 2>/dev/null' HUP
    sample "$pid" </dev/null &
    sampling=$!
    # A signal interrupts the wait; the command's own exit code comes from the wait that none interrupts.
    code=0
    while :; do
        signalled=
        wait "$pid"
        last=$?
        [ "$last" -eq 127 ] && [ "$code" -ne 0 ] || code=$last
        [ -n "$signalled" ] || break
    done
    kill "$sampling" 2>/dev/null
    { wait "$sampling"; } 2>/dev/null
    trap - TERM INT HUP
    echo "Process $pid ended with exit code $code" >&2
}

# Waits between two samples. Holds no file open that somebody may wait for the end of.
pause_sampling() {
    sleep "$1" >/dev/null 2>&1
}
