package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of things that are not what they should be, and one input of three lines that is. */
final class MistakenFiles {
    private static final String WRONG_WORD = """
            - route:
                id: own
                from:
                  uri: direct:own
                  stepps: []
            """;

    private MistakenFiles() {}

    static void write(Path directory) throws Exception {
        Files.writeString(directory.resolve("a.log"), "one\ntwo\nthree\n");
        Files.createFile(directory.resolve("a-file"));
        Files.createDirectory(directory.resolve("a-directory"));
        Files.createSymbolicLink(directory.resolve("a-loop"), Path.of("a-loop"));
        pipe(directory.resolve("a-pipe"));
        Files.writeString(directory.resolve("unknown.properties"), "ingest.max-row=5\n");
        Files.writeString(directory.resolve("camel-key.properties"), "camel.main.streamCachingEnabld=HIDDEN\n");
        Files.writeString(directory.resolve("camel-value.properties"), "camel.main.streamCachingEnabled=maybe\n");
        routes(directory);
    }

    private static void routes(Path directory) throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("broken")).resolve("x.yaml"), "- route: [ {\n");
        route(directory.resolve("bean"), "parquet-sink.yaml", "ref: parquetSink", "ref: parquetSnik");
        Files.writeString(Files.createDirectory(directory.resolve("word")).resolve("x.yaml"), WRONG_WORD);
        route(directory.resolve("parameter"), "state-report.yaml", "period: 2000", "perod: HIDDEN");
        route(directory.resolve("component"), "state-report.yaml", "uri: timer:", "uri: timr:");
        route(directory.resolve("loose"), "line-intake.yaml", "direct:parquet-sink", "direct:parquet-snik");
        route(directory.resolve("placeholder"), "complete-by-age.yaml", "1000", "\"{{ingest.max-agee}}\"");
    }

    /** A routes directory with one of the program's own routes, misspelt. */
    private static void route(Path directory, String name, String right, String wrong) throws IOException {
        String text = Files.readString(Path.of("routes", name));
        assertThat(text).contains(right);
        Files.writeString(Files.createDirectory(directory).resolve(name), text.replace(right, wrong));
    }

    private static void pipe(Path path) throws Exception {
        int exitCode = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }
}
