package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a process ends: as its run says, whatever signal asked for it, and never without a word. */
@Timeout(60)
class StoppableRunIT {
    /** A small run as a process of its own; its argument says how it behaves. */
    public static void main(String[] args) {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        StoppableRun run = new StoppableRun(
                () -> end(args[0], asked),
                () -> asked.complete(null),
                () -> Duration.ofSeconds(args[0].equals("hang") ? 1 : 50));
        System.exit(run.run());
    }

    /** Stands in a flight recording for the end of the run. */
    @Name("test.Asked")
    static final class Asked extends Event {}

    private static int end(String behaviour, CompletableFuture<Void> asked) {
        if (behaviour.equals("throw")) {
            throw new IllegalStateException("a part is missing");
        }
        System.out.println("running");
        asked.join();
        System.out.println("asked");
        new Asked().commit();
        if (behaviour.equals("hang")) {
            new CompletableFuture<Void>().join();
        }
        return 7;
    }

    @Test
    void a_run_that_throws_says_so_in_one_line_and_exits_1_at_once() throws Exception {
        Process process = start("throw");
        try {
            assertThat(process.errorReader().lines())
                    .containsExactly("hive-parquet-ingest: failed unexpectedly, nothing is lost:"
                            + " java.lang.IllegalStateException: a part is missing; LOG_LEVEL=DEBUG shows where");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_signal_ends_a_run_with_its_own_exit_code_and_a_second_changes_nothing() throws Exception {
        Process process = start("end");
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("running");
            process.toHandle().destroy();
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(7);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_run_that_does_not_end_is_broken_off_with_exit_code_1() throws Exception {
        Process process = start("hang");
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("running");
            process.toHandle().destroy();
            assertThat(process.errorReader().lines())
                    .containsExactly("hive-parquet-ingest: the stop took more than 1 s and was broken off; nothing is"
                            + " lost, the next start goes on");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_flight_recording_of_a_run_that_a_signal_ends_holds_its_end(@TempDir Path directory) throws Exception {
        Path recording = directory.resolve("run.jfr");
        Process process = start("end", "-XX:StartFlightRecording=filename=" + recording);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("running")) {
                line = lines.readLine();
            }
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(7);
            assertThat(RecordingFile.readAllEvents(recording))
                    .filteredOn(event -> event.getEventType().getName().equals("test.Asked"))
                    .hasSize(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String behaviour, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), StoppableRunIT.class.getName(), behaviour));
        return new ProcessBuilder(command).start();
    }
}
