package dev.hiveparquet.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that watch a process: they keep its exit code, pass signals on, and judge its memory as it is. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class ScriptsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TELLS_ITS_SIGNAL =
            "trap 'echo asked; exit 9' TERM; echo ready; while :; do sleep 0.1; done";
    private static final String FILL = "BEGIN { b = \"x\"; while (length(b) < 1000000) b = b b; ";
    private static final String BENCHMARK_TABLE = "| scenario | lines/s | seconds | CPU seconds | CPU % | peak MB |";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"monitor_resources.sh", "memory_tracker.sh", "benchmark.sh", "benchmark_report.sh"})
    void help_is_asked_for_and_a_mistake_is_refused(String name) throws Exception {
        try (Script script = new Script(directory, name, "--help")) {
            assertThat(script.exitCode()).isEqualTo(0);
            assertThat(script.printed()).startsWith("Usage: " + name + " [");
        }
        try (Script script = new Script(directory, name, "--no-such-option")) {
            assertThat(script.exitCode()).isEqualTo(2);
            assertThat(script.printed()).isEqualTo(name + ": unknown option --no-such-option; --help says more\n");
        }
    }

    @Test
    void the_monitor_prints_a_table_and_keeps_the_exit_code() throws Exception {
        try (Script script = new Script(directory, "monitor_resources.sh", "sh", "-c", "sleep 1; exit 5")) {
            assertThat(script.exitCode()).isEqualTo(5);
            List<String> lines = script.printed().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0).trim().split(" +")).containsExactly("PID", "%CPU", "%MEM", "RSS", "VSZ", "TIME");
            assertThat(lines.get(1).trim().split(" +")).hasSize(6);
            assertThat(lines.get(2)).matches("Process \\d+ ended with exit code 5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor_resources.sh", "memory_tracker.sh"})
    void a_signal_is_passed_on_and_the_end_of_the_command_waited_for(String name) throws Exception {
        try (Script script = new Script(directory, name, "sh", "-c", TELLS_ITS_SIGNAL)) {
            await().atMost(PATIENCE).until(() -> script.printed().contains("ready"));
            script.terminate();
            assertThat(script.exitCode()).isEqualTo(9);
            assertThat(script.printed()).contains("asked\n").contains(" ended with exit code 9\n");
        }
    }

    @Test
    void a_process_that_leaks_grows_and_a_steady_one_is_flat() throws Exception {
        Path leaking = Files.createDirectory(directory.resolve("leaking"));
        Path steady = Files.createDirectory(directory.resolve("steady"));
        String leak = FILL + "for (i = 0; i < 350; i++) { s[i] = b i; system(\"sleep 0.1\") } }";
        String hold = FILL + "for (i = 0; i < 350; i++) system(\"sleep 0.1\") }";
        try (Script first = new Script(leaking, "memory_tracker.sh", "--warm-up", "2", "awk", leak);
                Script second = new Script(steady, "memory_tracker.sh", "--warm-up", "2", "awk", hold)) {
            assertThat(first.exitCode()).as(first.printed()).isEqualTo(3);
            assertThat(first.printed()).contains("\nverdict    grows\n");
            assertThat(second.exitCode()).as(second.printed()).isEqualTo(0);
            assertThat(second.printed()).contains("\nverdict    flat\n");
        }
        assertThat(Files.readAllLines(leaking.resolve("memory_log.csv")))
                .first()
                .isEqualTo("Time,RSS_MB,VSZ_MB,CPU%");
        assertThat(Files.readString(leaking.resolve("memory_log.svg"))).contains("Resident memory: grows", "</svg>");
    }

    @Test
    void a_sawtooth_is_flat_a_slope_under_it_grows_and_what_settles_is_neither() throws Exception {
        assertThat(verdict(0, 0)).isEqualTo("flat");
        assertThat(verdict(0, 60)).isEqualTo("grows");
        assertThat(verdict(60, 0)).isEqualTo("undecided: it grew, but hardly in the second half");
    }

    /** Of 15 minutes over midnight that begin at 200 MB and rise by so many, in the first half and in the second. */
    private String verdict(int first, int second) throws Exception {
        StringBuilder log = new StringBuilder("Time,RSS_MB,VSZ_MB,CPU%\n");
        for (int i = 0; i < 900; i++) {
            double level = 200 + first * Math.min(i, 450) / 450.0 + second * Math.max(i - 450, 0) / 450.0;
            int time = (86_100 + i) % 86_400;
            log.append(String.format(
                    Locale.ROOT,
                    "%02d:%02d:%02d,%.1f,4000.0,7.0%n",
                    time / 3600,
                    time / 60 % 60,
                    time % 60,
                    level + (i * 11 % 40) / 4.0));
        }
        Files.writeString(directory.resolve("memory_log.csv"), log);
        try (Script script = new Script(directory, "memory_tracker.sh", "--warm-up", "60", "--verdict")) {
            assertThat(script.exitCode()).isIn(0, 3);
            return script.printed().replaceAll("(?s).*\nverdict    ([^\n]+)\n.*", "$1");
        }
    }

    @Test
    void the_report_says_what_got_worse_and_leaves_what_varies() throws Exception {
        Files.writeString(
                directory.resolve("then"), "s3\tseconds\t4\ns3\tseconds\t5\ns3\tpeak_mb\t200\ns3\tlines_per_s\t9\n");
        Files.writeString(
                directory.resolve("now"), "s3\tseconds\t5\ns3\tseconds\t5\ns3\tpeak_mb\t250\ns3\tlines_per_s\t7\n");
        try (Script script = new Script(directory, "benchmark_report.sh", "--save", "base", "then")) {
            assertThat(script.exitCode()).isEqualTo(0);
            assertThat(script.printed()).startsWith(BENCHMARK_TABLE).contains("| s3 | 9 (9-9) | 4.50 (4.00-5.00) |");
        }
        try (Script script = new Script(directory, "benchmark_report.sh", "--baseline", "base", "now")) {
            assertThat(script.exitCode()).isEqualTo(3);
            assertThat(script.printed().lines().filter(line -> line.startsWith("worse")))
                    .containsExactly(
                            "worse: s3 lines_per_s, 7 instead of 9 (-22 %)",
                            "worse: s3 peak_mb, 250 instead of 200 (+25 %)");
        }
    }

    @Test
    void times_are_compared_as_times_of_what_zstd_took_whatever_the_machine() throws Exception {
        String slow =
                "s3\tseconds\t8\ns3\ttimes_zstd\t4\ns3\ttimes_zstd_cpu\t2\nzstd\tseconds\t2\ntcp-rate\tcpu_seconds\t3\n";
        String quick =
                "s3\tseconds\t6\ns3\ttimes_zstd\t6\ns3\ttimes_zstd_cpu\t2\nzstd\tseconds\t1\ntcp-rate\tcpu_seconds\t6\n";
        Files.writeString(directory.resolve("slow"), slow);
        Files.writeString(directory.resolve("quick"), quick);
        try (Script script = new Script(directory, "benchmark_report.sh", "--machine", "A", "--save", "base", "slow")) {
            assertThat(script.exitCode()).isEqualTo(0);
        }
        try (Script script =
                new Script(directory, "benchmark_report.sh", "--machine", "B", "--baseline", "base", "quick")) {
            assertThat(script.exitCode()).isEqualTo(3);
            assertThat(script.printed())
                    .contains("The baseline is of another machine: A\n")
                    .endsWith("\nworse: s3 times_zstd, 6 instead of 4 (+50 %)\n");
        }
        try (Script script = new Script(directory, "benchmark_report.sh", "--baseline", "base", "slow")) {
            assertThat(script.exitCode()).isEqualTo(0);
            assertThat(script.printed()).endsWith("\nNothing got worse than the baseline.\n");
        }
    }

    @Test
    void a_benchmark_counts_every_line_and_cleans_up_behind_itself() throws Exception {
        Path program = directory.resolve("program");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                        + System.getProperty("java.class.path") + "' dev.hiveparquet.Application \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String[] small = {
            "--runs", "1", "--lines", "20000", "--seconds", "3", "--only", "file,shuffled,tcp", "--program"
        };
        String[] arguments =
                Stream.concat(Stream.of(small), Stream.of(program.toString())).toArray(String[]::new);
        try (Script script = new Script(directory, "benchmark.sh", arguments)) {
            assertThat(script.exitCode()).as(script.printed()).isEqualTo(0);
            assertThat(script.printed())
                    .contains(BENCHMARK_TABLE)
                    .containsPattern("\\| file-full \\| [1-9]\\d* ")
                    .containsPattern("\\| file-shuffled \\| [1-9]\\d* ")
                    .containsPattern("\\| tcp-full \\| [1-9]\\d* ")
                    .containsPattern("\\| tcp-rate \\|  \\| \\d")
                    .contains("| health | ");
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("printed", "program");
        }
    }

    @Test
    void measurements_are_not_saved_into_a_git_work_tree() throws Exception {
        Path here = Path.of("").toAbsolutePath().resolve("baseline");
        try (Script script = new Script(directory, "benchmark.sh", "--save", here.toString())) {
            assertThat(script.exitCode()).isEqualTo(2);
            assertThat(script.printed())
                    .isEqualTo("benchmark.sh: --save: " + here + " lies in a git work tree, where measurements do not"
                            + " belong; --help says more\n");
        }
        assertThat(here).doesNotExist();
    }
}
