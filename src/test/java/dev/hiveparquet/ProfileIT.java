package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --profile} on the program as a process of its own: however the run ends, the file is there and its path is said. */
@Timeout(240)
class ProfileIT {
    private static final String LINE = "\\s:2573276,c:1767225600*08\\!BSVDM,1,1,,B,13nIol0P00PBfUlR5f7fQwvP0<0>,0*49\n";

    @TempDir
    Path directory;

    @BeforeEach
    void writeInput() throws IOException {
        Files.writeString(directory.resolve("a.log"), LINE.repeat(200_000));
    }

    @Test
    void a_run_over_a_file_leaves_a_flame_graph_and_says_where() throws Exception {
        run(List.of(), "--input", "a.log", "--profile", "alloc=alloc.html");

        assertThat(saidLast()).isEqualTo("profile      " + directory.resolve("alloc.html"));
        assertThat(Files.readString(directory.resolve("alloc.html")))
                .contains("<h1>hive-parquet-ingest alloc</h1>")
                .contains("hiveparquet/");
    }

    @Test
    void a_feed_that_a_signal_stops_leaves_a_flame_graph_of_a_name_made_up() throws Exception {
        Process process = start(List.of(), "--tcp-host", "127.0.0.1", "--tcp-port", "1", "--profile", "wall");
        try {
            await().atMost(Duration.ofSeconds(100)).until(() -> Files.exists(directory.resolve("state/health")));
            process.toHandle().destroy();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(0);
        } finally {
            process.destroyForcibly();
        }
        assertThat(saidLast()).matches("profile +" + directory + "/profile-wall-\\d{8}-\\d{6}\\.html");
        assertThat(Path.of(saidLast().substring(13))).isNotEmptyFile();
    }

    @Test
    void where_the_library_cannot_be_had_a_flight_recording_takes_its_place() throws Exception {
        Path noDirectory = directory.resolve("a.log").resolve("libraries");
        run(List.of("-Dap_loader_extraction_dir=" + noDirectory), "--input", "a.log", "--profile", "cpu=cpu.html");

        assertThat(saidLast()).isEqualTo("profile      " + directory.resolve("cpu.jfr"));
        assertThat(directory.resolve("cpu.html")).doesNotExist();
        assertThat(RecordingFile.readAllEvents(directory.resolve("cpu.jfr")))
                .filteredOn(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                .isNotEmpty();
    }

    private void run(List<String> options, String... arguments) throws Exception {
        Process process = start(options, arguments);
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(0);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
        command.addAll(List.of("--source", "x", "--http-port", "0"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed").toFile())
                .start();
    }

    private String saidLast() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("printed"));
        return lines.get(lines.size() - 1);
    }
}
