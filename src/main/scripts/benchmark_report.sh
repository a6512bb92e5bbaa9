#!/bin/sh
# Makes a table of what benchmark.sh measured, and compares it with an earlier time. See --help.
set -u

usage() {
    cat <<'TEXT'
Usage: benchmark_report.sh [OPTIONS] RESULTS

Prints a Markdown table of medians, with the least and the most. RESULTS has a line for each value: scenario, metric
(seconds, cpu_seconds, peak_mb, lines_per_s, files, written_mb; times_zstd, times_zstd_cpu, times_zstd_size) and value, with
tabs between. benchmark.sh calls it.

With a baseline, times are compared as times of zstd's where both have them, else as they are and only on the same machine.

  --machine TEXT        what was measured on
  --save FILE           write the medians down, as a baseline
  --baseline FILE       compare with these
  --tolerance PERCENT   by how much a median may be worse, and it must be outside the baseline's runs; default 10
  --help                print this text

Exit code: 0, 3 when something is worse than the baseline, 2 for a usage mistake.
TEXT
}

mistake() {
    echo "benchmark_report.sh: $1; --help says more" >&2
    exit 2
}

machine=unknown save='' baseline='' tolerance=10
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --machine | --save | --baseline | --tolerance)
            [ $# -gt 1 ] || mistake "$1 needs a value"
            case $1 in
                --machine) machine=$2 ;;
                --save) save=$2 ;;
                --baseline) baseline=$2 ;;
                --tolerance) tolerance=$2 ;;
            esac
            shift 2
            ;;
        -*) mistake "unknown option $1" ;;
        *) break ;;
    esac
done
[ $# -eq 1 ] || mistake "RESULTS has to be one file"
[ -r "$1" ] || mistake "there is no file $1"

# Scenario, metric, median, least, most.
medians=$(sort -t "$(printf '\t')" -k1,1 -k2,2 -k3,3n "$1" | LC_ALL=C awk -F '\t' '
    function put() {
        if (n) printf "%s\t%.6g\t%.6g\t%.6g\n", key, (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2, v[1], v[n]
    }
    $1 "\t" $2 != key { put(); key = $1 "\t" $2; n = 0 }
    { v[++n] = $3 }
    END { put() }
')

echo "$medians" | LC_ALL=C awk -F '\t' '
    function cell(metric, format) {
        if (!((name, metric) in median)) return ""
        return sprintf(format " (" format "-" format ")", median[name, metric], least[name, metric], most[name, metric])
    }
    { median[$1, $2] = $3; least[$1, $2] = $4; most[$1, $2] = $5; seen[$1] = 1 }
    END {
        print "| scenario | lines/s | seconds | CPU seconds | CPU % | peak MB | files | written MB | times zstd -3 -T2: wall | CPU | size |"
        print "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        names = "file-small file-medium file-full zstd file-large zstd-large file-shuffled file-jar"
        count = split(names " tcp-full tcp-rate health s3 s3-rate", order, " ")
        for (i = 1; i <= count; i++) {
            name = order[i]
            if (!(name in seen)) continue
            share = median[name, "seconds"] > 0 ? 100 * median[name, "cpu_seconds"] / median[name, "seconds"] : 0
            printf "| %s | %s | %s | %s | %.0f | %s", name, cell("lines_per_s", "%.0f"), cell("seconds", "%.2f"), \
                cell("cpu_seconds", "%.2f"), share, cell("peak_mb", "%.0f")
            printf " | %s | %s | %s | %s | %s |\n", cell("files", "%.0f"), cell("written_mb", "%.1f"), \
                cell("times_zstd", "%.2f"), cell("times_zstd_cpu", "%.2f"), cell("times_zstd_size", "%.3f")
        }
    }
'

if [ -n "$save" ]; then
    printf '# %s\n%s\n' "$machine" "$medians" >"$save" || exit 1
    echo "The medians are in $save." >&2
fi
[ -n "$baseline" ] || exit 0
echo
then=$(sed -n 's/^# //p' "$baseline")
same=1
[ "$then" = "$machine" ] || same=0
[ "$same" = 1 ] || echo "The baseline is of another machine: $then"
echo "$medians" | LC_ALL=C awk -F '\t' -v tolerance="$tolerance" -v same="$same" '
    # What zstd takes tells of the machine, not of the program.
    /^#/ || $1 ~ /^zstd/ { next }
    NR == FNR { base[$1, $2] = $3; least[$1, $2] = $4; most[$1, $2] = $5; next }
    { scenario[++count] = $1; metric[count] = $2; now[$1, $2] = $3 }
    # Seconds are compared as times of what zstd took, if they can be, else not with those of another machine.
    function compared(name, what) {
        if (what !~ /^(seconds|cpu_seconds|lines_per_s)$/) return 1
        return same && !(((name, "times_zstd") in now) && ((name, "times_zstd") in base))
    }
    function judge(name, what, value, before) {
        if (!((name, what) in base) || before <= 0 || !compared(name, what)) return
        change = 100 * (value / before - 1)
        worse = change > tolerance && value > most[name, what]
        if (what == "lines_per_s") worse = change < -tolerance && value < least[name, what]
        if (!worse) return
        printf "worse: %s %s, %.6g instead of %.6g (%+.0f %%)\n", name, what, value, before, change
        code = 3
    }
    END {
        for (i = 1; i <= count; i++) judge(scenario[i], metric[i], now[scenario[i], metric[i]], base[scenario[i], metric[i]])
        if (!code) print "Nothing got worse than the baseline."
        exit code
    }
' "$baseline" -
