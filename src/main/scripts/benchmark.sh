#!/bin/sh
# Measures the program in several scenarios, several times each, and compares with an earlier time. See --help.
set -u

usage() {
    cat <<'TEXT'
Usage: benchmark.sh [OPTIONS]

Measures hive-parquet-ingest from the start of the JVM to its end, and prints a Markdown table: the median of several
runs, with the least and the most. Where zstd is installed, each run has "zstd -3 -T2" in turn on the same file, and what
the others take is also told as so many times that: it hardly depends on the machine.

  file      file-small, -medium, -full: files of 1000, 10000 and --lines lines
  large     a file of five times --lines lines, with zstd on that one
  shuffled  --lines lines shuffled over 6 h, by minute
  jar       file-jar: the full file by "java -jar", without the launcher's settings
  tcp       tcp-full: a simulated feed of --lines lines, as fast as they are taken; tcp-rate: one of --rate lines a
            second for --seconds, and health: --health-check, asked meanwhile
  s3        the full file, uploaded to an S3 server of the demo; left out where there is no demo
  s3-rate   tcp-rate, uploaded in the same way

  --runs N              default 5
  --lines N             default 5000000
  --rate N              default 300
  --seconds N           default 30
  --only LIST           of the names above, with commas between; default file,tcp,s3
  --program COMMAND     the program, one word; default: the launcher or the jar that lies where this script came from
  --save FILE           write the medians down, as a baseline for later; not into a git work tree, unless it is ignored
  --baseline FILE       compare with these, and say what got worse; times as times of zstd's, so that it may come from
                        another machine
  --tolerance PERCENT   by how much a median may be worse, and it must be outside the baseline's runs; default 10
  --help                print this text

Everything is written below TMPDIR and removed at the end. Options for the JVM: JAVA_OPTS. Exit code: 0, or 3 when
something got worse, 1 when a scenario failed (a line lost or doubled is a failure), 2 for a usage mistake. A signal ends
it, and all that it has started.
TEXT
}

mistake() {
    echo "benchmark.sh: $1; --help says more" >&2
    exit 2
}

whole() {
    case $2 in '' | *[!0-9]* | 0*) mistake "$1: \"$2\" is not a number from 1 on" ;; esac
}

runs=5 lines=5000000 rate=300 seconds=30 only=file,tcp,s3 program='' save='' baseline='' tolerance=10
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --runs | --lines | --rate | --seconds | --tolerance | --only | --program | --save | --baseline)
            [ $# -gt 1 ] || mistake "$1 needs a value"
            case $1 in
                --runs) whole "$1" "$2"; runs=$2 ;;
                --lines) whole "$1" "$2"; lines=$2 ;;
                --rate) whole "$1" "$2"; rate=$2 ;;
                --seconds) whole "$1" "$2"; seconds=$2 ;;
                --tolerance) whole "$1" "$2"; tolerance=$2 ;;
                --only) only=$2 ;;
                --program) program=$2 ;;
                --save) save=$2 ;;
                --baseline) baseline=$2 ;;
            esac
            shift 2
            ;;
        *) mistake "unknown option $1" ;;
    esac
done
for each in $(echo "$only" | tr , ' '); do
    case $each in
        file | large | shuffled | jar | tcp | s3 | s3-rate) ;;
        *) mistake "--only: \"$each\" is not one of file, large, shuffled, jar, tcp, s3, s3-rate" ;;
    esac
done
[ -z "$baseline" ] || [ -r "$baseline" ] || mistake "--baseline: there is no file $baseline"
if [ -n "$save" ]; then
    place=$(dirname -- "$save")
    [ -w "$place" ] || mistake "--save: the directory $place does not exist or cannot be written"
    if git -C "$place" rev-parse --is-inside-work-tree >/dev/null 2>&1 &&
        ! git -C "$place" check-ignore -q "$(basename -- "$save")"; then
        mistake "--save: $save lies in a git work tree, where measurements do not belong"
    fi
fi
[ -x /usr/bin/time ] || mistake "/usr/bin/time is not installed"

# The launcher of a distribution, or the jar of one or of a build.
here=$(cd "$(dirname -- "$0")" && pwd)
jar=
if [ -z "$program" ] && [ -d "$here/../lib" ] && [ -x "$here/hive-parquet-ingest" ]; then
    program=$here/hive-parquet-ingest
fi
for each in "$here/../hive-parquet-ingest.jar" "$here/../lib/hive-parquet-ingest.jar" \
    "$here/../../../target/hive-parquet-ingest.jar"; do
    [ -n "$jar" ] || ! [ -r "$each" ] || jar=$(cd "$(dirname -- "$each")" && pwd)/hive-parquet-ingest.jar
done
[ -n "$program$jar" ] || mistake "there is no program near $here; build it, or give --program"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

work=$(mktemp -d "${TMPDIR:-/tmp}/hive-parquet-benchmark.XXXXXX") || exit 1
helper='' store='' started=''
end() {
    # What they would still publish goes with the directory.
    for each in $started; do kill -KILL "$each" 2>/dev/null; done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
    echo "benchmark.sh: $1" >&2
    [ ! -s "$work/log" ] || tail -n 15 "$work/log" >&2
    exit 1
}

# The program as one word, and the jar alone.
if [ -n "$jar" ]; then
    # shellcheck disable=SC2016 # expanded when it runs
    printf '#!/bin/sh\nexec "%s" ${JAVA_OPTS-} -jar "%s" "$@"\n' "$java" "$jar" >"$work/ingest"
    chmod +x "$work/ingest"
    [ -n "$program" ] || program=$work/ingest
fi

# Runs a command and writes into a file what time says about it.
clock() {
    file=$1
    shift
    if /usr/bin/time -f %e true 2>/dev/null; then
        /usr/bin/time -q -o "$file" -f '%e %U %S %M' "$@"
    else
        /usr/bin/time -l -o "$file" "$@"
    fi
}

# Starts a command to be measured: $timed is the process to wait for, the file "pid" names the one to stop.
measured() {
    rm -f "$work/pid"
    # shellcheck disable=SC2016 # the inner shell expands it
    clock "$work/time" sh -c 'echo $$ >"$0"; exec "$@"' "$work/pid" "$@" >"$work/log" 2>&1 &
    timed=$!
    await 300 "the command does not start" test -s "$work/pid"
    started="$helper $store $(cat "$work/pid")"
}

# Waits for it; its exit code.
finish() {
    wait "$timed"
    code=$?
    return "$code"
}

# Polls every tenth of a second, so many times at most.
await() {
    left=$1 complaint=$2
    shift 2
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "$complaint"
        sleep 0.1
    done
}

# Appends scenario, metric and value of one run.
record() {
    printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$work/results"
}

# What time said about the scenario, in a file: seconds, processor seconds, peak; macOS says so in a form of its own, in bytes.
record_time() {
    LC_ALL=C awk '
        / real .* user .* sys/ { real = $1; cpu = $3 + $5; next }
        /maximum resident set size/ { peak = $1 / 1048576; next }
        NF == 4 && $1 ~ /^[0-9.]+$/ { real = $1; cpu = $2 + $3; peak = $4 / 1024 }
        END { print real, cpu, peak }
    ' "$2" >"$work/used"
    read -r used_seconds used_cpu used_peak <"$work/used"
    record "$1" seconds "$used_seconds"
    record "$1" cpu_seconds "$used_cpu"
    record "$1" peak_mb "$used_peak"
}

divide() {
    LC_ALL=C awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", (b > 0 ? a / b : 0) }'
}

# Whether the summary tells of so many lines read and written.
whole_of() {
    [ "$(tr -d , <"$work/log" | awk '$1 == "read" || $1 == "written" { printf "%s ", $2 }')" = "$1 $1 " ]
}

fresh() {
    rm -rf "$work/data" "$work/state"
    measured "$program" --source benchmark --http-port 0 --progress never --out-dir "$work/data" \
        --state-dir "$work/state" "$@"
}

# Records that the scenario took so many times what zstd took on the file of these lines; nothing where it did not run.
record_times() {
    [ -n "$2" ] || return 0
    record "$1" times_zstd "$(divide "$used_seconds" "$2")"
    record "$1" times_zstd_cpu "$(divide "$used_cpu" "$3")"
}

# Scenario, file, number of lines in it, more options. The size of what was published, if it still is here.
one_file() {
    name=$1 input=$2 count=$3
    shift 3
    fresh --input "$input" "$@"
    finish || fail "$name: exit code $code"
    whole_of "$count" || fail "$name: not exactly $count lines read and written"
    record_time "$name" "$work/time"
    record "$name" lines_per_s "$(divide "$count" "$used_seconds")"
    find "$work/data" -name '*.parquet' -exec wc -c {} + | LC_ALL=C awk '
        $2 != "total" { files++; bytes += $1 } END { if (files) print files, bytes / 1e6 }' >"$work/size"
    if read -r used_files used_mb <"$work/size"; then
        record "$name" files "$used_files"
        record "$name" written_mb "$used_mb"
    fi
}

# Name, file, number of lines: zstd on that file; sets $zstd_seconds, $zstd_cpu and $zstd_mb, empty where there is none.
zstd_on() {
    zstd_seconds='' zstd_cpu='' zstd_mb=''
    command -v zstd >/dev/null || return 0
    measured zstd -3 -T2 -q -f -o "$work/zst" "$2"
    finish || fail "$1: exit code $code"
    record_time "$1" "$work/time"
    zstd_seconds=$used_seconds zstd_cpu=$used_cpu
    zstd_mb=$(wc -c <"$work/zst" | LC_ALL=C awk '{ print $1 / 1e6 }')
    rm "$work/zst"
    record "$1" lines_per_s "$(divide "$3" "$used_seconds")"
    record "$1" written_mb "$zstd_mb"
}

# As one_file, beside what zstd took last.
file_beside_zstd() {
    one_file "$@"
    record_times "$1" "$zstd_seconds" "$zstd_cpu"
    case $1 in
        file-full | file-large) [ -z "$zstd_mb" ] || record "$1" times_zstd_size "$(divide "$used_mb" "$zstd_mb")" ;;
    esac
}

files() {
    file_beside_zstd file-small "$work/small.log" 1000
    file_beside_zstd file-medium "$work/medium.log" 10000
    file_beside_zstd file-full "$work/full.log" "$lines"
}

large() {
    full_seconds=$zstd_seconds full_cpu=$zstd_cpu full_mb=$zstd_mb
    zstd_on zstd-large "$work/large.log" "$((5 * lines))"
    file_beside_zstd file-large "$work/large.log" "$((5 * lines))"
    zstd_seconds=$full_seconds zstd_cpu=$full_cpu zstd_mb=$full_mb
}

by_jar() {
    launcher=$program
    program=$work/ingest
    file_beside_zstd file-jar "$work/full.log" "$lines"
    program=$launcher
}

# Whether the simulator has said where it listens, to the end of the line.
listens() {
    grep -qs 'listening on .*:[0-9]' "$work/simulator" && [ -z "$(tail -c 1 "$work/simulator")" ]
}

# Scenario, number of lines, options of the simulator.
feed() {
    name=$1 count=$2
    shift 2
    # Or what an earlier one has said would be taken for the word of this one.
    rm -f "$work/simulator"
    "$program" simulate --tcp-port 0 --count "$count" "$@" 2>"$work/simulator" &
    helper=$!
    started="$helper $store"
    await 300 "the simulator does not listen" listens
    fresh --tcp-host 127.0.0.1 --tcp-port "$(sed -n 's/.*listening on .*:\([0-9]*\)$/\1/p' "$work/simulator")"
    [ "$name" != tcp-rate ] || ask_health
    await 36000 "$name: the program does not take the feed" sent
    wait "$helper"
    helper=
    kill -TERM "$(cat "$work/pid")"
    finish || fail "$name: exit code $code"
    whole_of "$count" || fail "$name: not exactly $count lines read and written"
    record_time "$name" "$work/time"
    # From the start of the JVM on, as with files; the other scenarios are given their rate.
    case $name in
        *-rate) ;;
        *)
            record "$name" lines_per_s "$(divide "$count" "$used_seconds")"
            record_times "$name" "$zstd_seconds" "$zstd_cpu"
            ;;
    esac
}

sent() {
    kill -0 "$(cat "$work/pid")" 2>/dev/null || fail "the program ended before the feed"
    ! kill -0 "$helper" 2>/dev/null
}

ask_health() {
    await 300 "the program does not report" test -s "$work/state/health"
    clock "$work/health-time" "$program" --health-check --state-dir "$work/state" >/dev/null 2>&1 ||
        fail "health: the program is not well"
    record_time health "$work/health-time"
}

# Runs a scenario with an S3 server of its own.
with_store() {
    rm -rf "$work/store"
    "$java" -cp "$demo/*:$jar:$(dirname "$jar")/lib/*" dev.hiveparquet.demo.LocalS3 "$work/store" benchmark \
        >"$work/s3" 2>/dev/null &
    store=$!
    started=$store
    await 300 "the S3 server does not start" grep -qs S3_SECRET_KEY "$work/s3"
    # shellcheck disable=SC2046 # four assignments, without blanks
    export $(cat "$work/s3")
    "$@"
    unset S3_ENDPOINT S3_BUCKET S3_ACCESS_KEY S3_SECRET_KEY
    kill -TERM "$store"
    wait "$store" 2>/dev/null
    store=
}

wanted() {
    case ,$only, in *",$1,"*) true ;; *) false ;; esac
}

machine() {
    cores=$(getconf _NPROCESSORS_ONLN)
    echo "$(uname -sm), $cores processors, $("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/Java \1/p')"
}

# File, number of lines, options of the simulator.
input() {
    name=$1 count=$2
    shift 2
    "$program" simulate --count "$count" --output "$work/$name.log" "$@" 2>"$work/log" || fail "no input"
}

: >"$work/results"
input small 1000
input medium 10000
input full "$lines"
if wanted large; then input large "$((5 * lines))"; fi
if wanted shuffled; then input shuffled "$lines" --shuffle-window 6h; fi
demo='' run=1
[ -z "$jar" ] || ! [ -d "$(dirname "$jar")/demo" ] || demo=$(dirname "$jar")/demo
[ -n "$demo" ] || ! { wanted s3 || wanted s3-rate; } || echo "S3 is left out: there is no demo" >&2
[ -n "$jar" ] || ! wanted jar || mistake "--only jar: there is no jar near $here"
while [ "$run" -le "$runs" ]; do
    echo "Run $run of $runs" >&2
    zstd_on zstd "$work/full.log" "$lines"
    if wanted file; then files; fi
    if wanted large; then large; fi
    if wanted shuffled; then file_beside_zstd file-shuffled "$work/shuffled.log" "$lines" --partition-by minute; fi
    if wanted jar; then by_jar; fi
    if wanted tcp; then
        feed tcp-full "$lines"
        feed tcp-rate "$((rate * seconds))" --rate "$rate"
    fi
    if [ -n "$demo" ]; then
        if wanted s3; then with_store file_beside_zstd s3 "$work/full.log" "$lines"; fi
        if wanted s3-rate; then with_store feed s3-rate "$((rate * seconds))" --rate "$rate"; fi
    fi
    run=$((run + 1))
done

echo "$(machine); $runs runs; $lines lines, $rate lines/s for $seconds s"
echo
# shellcheck disable=SC2086 # an option and its value, or nothing
"$here/benchmark_report.sh" --machine "$(machine)" --tolerance "$tolerance" ${save:+--save "$save"} \
    ${baseline:+--baseline "$baseline"} "$work/results"
