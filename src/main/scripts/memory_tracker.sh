#!/bin/sh
# Runs a command, logs its memory, and says whether it grows. See --help.
set -u

usage() {
    cat <<'TEXT'
Usage: memory_tracker.sh [OPTIONS] COMMAND [ARGUMENT...]
       memory_tracker.sh [OPTIONS] --verdict

Runs COMMAND and writes its memory to memory_log.csv (Time,RSS_MB,VSZ_MB,CPU%), a line a second, until it ends. Then it
says how fast resident memory grew after the warm-up, with a 95 % interval, and the verdict:

  flat        not more than the tolerance, by the whole interval
  grows       more than the tolerance, by the whole interval, and in the second half at a quarter of that pace or more
  undecided   neither, or there are fewer than 30 lines after the warm-up: let it run for longer

The interval comes from the means of ten equal spans, not from single lines: a collected heap is a sawtooth, and
neighbouring lines know nothing that is independent.

  --interval SECONDS    time between two lines, from 1 on; default 1
  --warm-up SECONDS     what is left out at the beginning; default a third of the run
  --tolerance PERCENT   growth over the time looked at that still counts as flat, in percent of the memory at its
                        beginning; default 3
  --log FILE            default memory_log.csv; it is written anew
  --plot FILE           an SVG of the log with the trend; default the log's name with .svg; none: no plot
  --verdict             run nothing, judge the log that is there
  --help                print this text

SIGTERM and SIGHUP are passed on to the command, SIGINT as SIGTERM; the verdict comes when it has ended. Exit code: 3
when memory grows, else the command's, 2 for a usage mistake. Only the process itself is measured, not its children.

Example:
  memory_tracker.sh java -jar hive-parquet-ingest.jar --tcp-host feed.example.org --tcp-port 5631 --source coast
TEXT
}

mistake() {
    echo "memory_tracker.sh: $1; --help says more" >&2
    exit 2
}

value() {
    [ "$1" -gt 1 ] || mistake "$2 needs a value"
}

whole() {
    case $2 in '' | *[!0-9]* | 0?*) mistake "$1: \"$2\" is not a whole number" ;; esac
}

interval=1 warmup='' tolerance=3 log=memory_log.csv plot='' judge_only=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --interval) value $# "$1"; interval=$2; shift 2 ;;
        --warm-up) value $# "$1"; warmup=$2; whole --warm-up "$2"; shift 2 ;;
        --tolerance) value $# "$1"; tolerance=$2; shift 2 ;;
        --log) value $# "$1"; log=$2; shift 2 ;;
        --plot) value $# "$1"; plot=$2; shift 2 ;;
        --verdict) judge_only=yes; shift ;;
        --) shift; break ;;
        -*) mistake "unknown option $1" ;;
        *) break ;;
    esac
done
whole --interval "$interval"
[ "$interval" -gt 0 ] || mistake "--interval: it has to be 1 or more"
whole --tolerance "$tolerance"
[ -n "$plot" ] || plot=${log%.csv}.svg
if [ -n "$judge_only" ]; then
    [ $# -eq 0 ] || mistake "--verdict runs no command"
    [ -r "$log" ] || mistake "there is no log $log"
elif [ $# -eq 0 ]; then
    mistake "there is no command"
elif ! echo 'Time,RSS_MB,VSZ_MB,CPU%' >"$log"; then
    mistake "the log $log cannot be written"
fi

# shellcheck source=run_measured.sh
. "$(dirname "$0")/run_measured.sh"

# A line each interval, until the process ends or it is told to.
sample() {
    trap '' INT HUP
    exec >>"$log" 2>/dev/null
    while line=$(ps -o rss= -o vsz= -o pcpu= -p "$1"); do
        echo "$(date +%H:%M:%S) $line" | LC_ALL=C awk '{ printf "%s,%.1f,%.1f,%s\n", $1, $2 / 1024, $3 / 1024, $4 }'
        pause_sampling "$interval"
    done
}

# Reads the log; prints the verdict, writes the plot, exits 3 when memory grows.
judge() {
    LC_ALL=C awk -F, -v warmup="$warmup" -v tolerance="$tolerance" -v plot="$plot" -v log_name="$log" '
        # Least squares over the means of up to 10 equal spans of the points from..to: slope, half of its 95 % interval.
        function fit(from, to,    spans, s, i, a, b, sx, sy, sxx, sxy, rest, error) {
            spans = 10
            sx = sy = sxx = sxy = rest = 0
            for (s = 0; s < spans; s++) {
                a = from + int((to - from + 1) * s / spans)
                b = from + int((to - from + 1) * (s + 1) / spans) - 1
                mx[s] = my[s] = 0
                for (i = a; i <= b; i++) { mx[s] += t[i] / (b - a + 1); my[s] += rss[i] / (b - a + 1) }
                sx += mx[s] / spans
                sy += my[s] / spans
            }
            for (s = 0; s < spans; s++) { sxx += (mx[s] - sx) ^ 2; sxy += (mx[s] - sx) * (my[s] - sy) }
            slope = sxx > 0 ? sxy / sxx : 0
            offset = sy - slope * sx
            for (s = 0; s < spans; s++) { error = my[s] - offset - slope * mx[s]; rest += error ^ 2 }
            half = sxx > 0 ? 2.306 * sqrt(rest / (spans - 2) / sxx) : 0
        }
        function x(seconds) { return 60 + 700 * seconds / (t[n] > 0 ? t[n] : 1) }
        function y(mb) { return 300 - 260 * mb / top }
        function draw(    i) {
            top = peak > 0 ? peak * 1.1 : 1
            print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 340\" font-family=\"sans-serif\" font-size=\"12\">" >plot
            print "<rect width=\"800\" height=\"340\" fill=\"#fff\"/>" >plot
            printf "<text x=\"60\" y=\"22\" font-size=\"14\">%s</text>\n", title >plot
            printf "<rect x=\"60\" y=\"40\" width=\"%.1f\" height=\"260\" fill=\"#eee\"/>\n", x(t[first]) - 60 >plot
            for (i = 0; i <= 4; i++) {
                printf "<path d=\"M60 %.1fH760\" stroke=\"#ccc\"/>", y(peak * i / 4) >plot
                printf "<text x=\"54\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>\n", y(peak * i / 4) + 4, peak * i / 4 >plot
                printf "<text x=\"%.1f\" y=\"318\" text-anchor=\"middle\">%.0f</text>\n", x(t[n] * i / 4), t[n] * i / 4 >plot
            }
            print "<text x=\"10\" y=\"22\">MB</text><text x=\"410\" y=\"335\" text-anchor=\"middle\">seconds (grey: warm-up)</text>" >plot
            printf "<polyline fill=\"none\" stroke=\"#1f6fb4\" stroke-width=\"1.5\" points=\"" >plot
            for (i = 1; i <= n; i++) printf "%.1f,%.1f ", x(t[i]), y(rss[i]) >plot
            print "\"/>" >plot
            if (judged) printf "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#c33\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>\n", \
                x(t[first]), y(whole_offset + whole_slope * t[first]), x(t[n]), y(whole_offset + whole_slope * t[n]) >plot
            print "</svg>" >plot
            close(plot)
        }
        /^[0-9][0-9]:[0-9][0-9]:[0-9][0-9],[0-9.]+,[0-9.]+,/ {
            split($1, clock, ":")
            now = clock[1] * 3600 + clock[2] * 60 + clock[3]
            if (n > 0 && now < before) day += 86400
            before = now
            if (++n == 1) begin = now
            t[n] = day + now - begin
            rss[n] = $2 + 0
            if (rss[n] > peak) peak = rss[n]
        }
        END {
            if (warmup == "") warmup = t[n] / 3
            for (first = 1; first < n && t[first] < warmup; first++) continue
            printf "%d lines in %s over %d s, warm-up %d s\n", n, log_name, t[n], t[first]
            printf "peak       %.1f MB resident\n", peak
            verdict = "undecided"
            why = "fewer than 30 lines after the warm-up"
            if (n - first + 1 >= 30) {
                judged = 1
                middle = first + int((n - first + 1) / 2)
                fit(middle, n)
                late_slope = slope
                fit(first, n)
                whole_slope = slope; whole_offset = offset
                span = t[n] - t[first]
                allowed = tolerance / 100 * (offset + slope * t[first])
                printf "slope      %+.2f MB an hour, 95 %% interval %+.2f to %+.2f\n", slope * 3600, (slope - half) * 3600, (slope + half) * 3600
                printf "           that is %+.2f to %+.2f MB in the %d s looked at; %.2f MB are tolerated\n", (slope - half) * span, (slope + half) * span, span, allowed
                why = "the interval holds both"
                if ((slope - half) * span > allowed && late_slope > whole_slope / 4) { verdict = "grows"; why = "" }
                else if ((slope - half) * span > allowed) why = "it grew, but hardly in the second half"
                else if ((slope + half) * span <= allowed) { verdict = "flat"; why = "" }
            }
            title = "Resident memory: " verdict
            printf "verdict    %s%s\n", verdict, why == "" ? "" : ": " why
            if (plot != "none" && n > 1) { draw(); printf "plot       %s\n", plot }
            exit verdict == "grows" ? 3 : 0
        }
    ' "$log"
}

code=0
[ -n "$judge_only" ] || run_measured "$@"
judge
verdict=$?
[ "$verdict" -eq 0 ] || code=$verdict
exit "$code"
