package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Camel's own command-line tools, by the files that they read and write, see and steer the program if it is told so. */
@Timeout(120)
class CamelToolsIT {
    private static final String SECRET = "not-to-be-seen";

    @TempDir
    Path directory;

    private Path home;
    private Process process;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(
                directory.resolve("application.properties"),
                "ingest.s3-bucket=ais\ningest.s3-endpoint=http://127.0.0.1:1\ningest.s3-access-key=" + SECRET
                        + "\ningest.s3-secret-key=" + SECRET + "\n");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void routes_are_seen_stopped_and_started_and_a_stop_ends_the_run_in_good_order() throws Exception {
        begin("--camel-cli");
        awaitState("tcp-feed", "Started");
        assertThat(text(file("-status.json"))).contains("\"name\":\"hive-parquet-ingest\"", "\"processors\":");

        act("{\"action\":\"route\",\"id\":\"tcp-feed\",\"command\":\"stop\"}");
        awaitState("tcp-feed", "Stopped");
        act("{\"action\":\"route\",\"id\":\"tcp-feed\",\"command\":\"start\"}");
        awaitState("tcp-feed", "Started");

        // What "camel stop" does.
        Files.delete(file(""));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(text(directory.resolve("printed"))).contains("written      0 lines");
        assertThat(home.resolve(".camel")).isEmptyDirectory();
    }

    @Test
    void no_secret_is_in_any_of_the_files() throws Exception {
        begin("--camel-cli");
        awaitState("s3-upload", "Started");
        act("{\"action\":\"bean\",\"properties\":\"true\",\"internal\":\"true\"}");
        awaitThat(() -> text(file("-output.json")).contains("uploadHealth"));
        try (Stream<Path> files = Files.list(home.resolve(".camel"))) {
            assertThat(files)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(each -> assertThat(text(each)).doesNotContain(SECRET));
        }
    }

    @Test
    void unless_told_so_nothing_is_written_and_no_class_of_it_is_loaded() throws Exception {
        begin("-Xlog:class+load:file=" + directory.resolve("classes"));
        awaitThat(() -> Files.exists(directory.resolve("state/health")));
        assertThat(home).isEmptyDirectory();
        assertThat(text(directory.resolve("classes")))
                .contains("dev.hiveparquet.camel.CamelTools ")
                .doesNotContain("org.apache.camel.cli.", "camel.ToolConnector ", "console.RouteDevConsole ");
    }

    /** A run whose feed is away. What begins with -X is for the JVM. */
    private void begin(String option) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.home=" + home);
        if (option.startsWith("-X")) {
            command.add(option);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
        command.addAll(List.of("--source", "x", "--http-port", "0", "--tcp-host", "127.0.0.1", "--tcp-port", "1"));
        if (!option.startsWith("-X")) {
            command.add(option);
        }
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed").toFile())
                .start();
    }

    private void awaitState(String route, String state) {
        awaitThat(() -> text(file("-status.json"))
                .matches("(?s).*\"routeId\":\"" + route + "\"[^}]*\"state\":\"" + state + "\".*"));
    }

    private void act(String action) throws IOException {
        Files.writeString(file("-action.json"), action);
    }

    private Path file(String end) {
        return home.resolve(".camel").resolve(process.pid() + end);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(condition);
    }
}
