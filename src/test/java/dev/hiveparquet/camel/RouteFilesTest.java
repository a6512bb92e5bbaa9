package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which routes run follows from what is configured, and from the files that lie over the program's own. */
class RouteFilesTest {
    @TempDir
    Path dir;

    @Test
    void the_files_named_are_those_of_the_directory() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RouteFiles.DEFAULTS);
        }
    }

    @Test
    void without_a_host_and_a_bucket_there_is_no_feed_and_no_upload() throws Exception {
        assertThat(routes(new Start(dir).with(Option.INPUT, Files.createFile(dir.resolve("in.log")))))
                .containsExactly(
                        "complete-by-age",
                        "file-feed",
                        "journal-replay",
                        "line-intake",
                        "live-changes",
                        "parquet-sink",
                        "quarantine-replay",
                        "state-report");
    }

    @Test
    void a_host_brings_the_feed_and_a_bucket_the_upload() throws Exception {
        assertThat(routes(feed().with(Option.S3_BUCKET, "ais")))
                .containsExactly(
                        "complete-by-age",
                        "feed-sessions",
                        "journal-replay",
                        "line-intake",
                        "live-changes",
                        "parquet-sink",
                        "quarantine-replay",
                        "s3-upload",
                        "state-report",
                        "tcp-feed");
    }

    @Test
    void a_file_of_the_same_name_replaces_one_and_another_is_added() throws Exception {
        Path own = Files.createDirectory(dir.resolve("own"));
        Files.writeString(own.resolve("complete-by-age.yaml"), route("by-my-age"));
        Files.writeString(own.resolve("more.yaml"), route("more"));
        Files.writeString(own.resolve(".hidden.yaml"), "not: yaml of routes");
        Files.writeString(own.resolve("notes.txt"), "none");

        assertThat(RouteFiles.includePattern(own))
                .startsWith("classpath:routes/error-handling.yaml,classpath:routes/feed-sessions.yaml,")
                .endsWith(",file:" + own.resolve("complete-by-age.yaml") + ",file:" + own.resolve("more.yaml"));
        assertThat(routes(feed().with(Option.ROUTES, own)))
                .containsExactly(
                        "by-my-age",
                        "feed-sessions",
                        "journal-replay",
                        "line-intake",
                        "live-changes",
                        "more",
                        "parquet-sink",
                        "quarantine-replay",
                        "state-report",
                        "tcp-feed");
    }

    private static String route(String id) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: direct:" + id
                + "\n      steps:\n        - log: \"{{ingest.max-rows}}\"\n";
    }

    private Start feed() throws Exception {
        return new Start(dir).with(Option.TCP_HOST, "127.0.0.1").with(Option.TCP_PORT, FeedStand.freePort());
    }

    private static List<String> routes(Start start) throws Exception {
        Configuration configuration = start.configuration();
        try (Storage storage = new Storage(configuration.settings(), Clock.systemUTC());
                Plant plant = new Plant(LiveConfiguration.fixed(configuration), storage, Clock.systemUTC())) {
            CamelRuntime camel = new CamelRuntime(configuration, plant, CamelTools.none());
            try {
                camel.start();
                return camel.context().getRoutes().stream()
                        .map(Route::getRouteId)
                        .sorted()
                        .toList();
            } finally {
                camel.stop();
            }
        }
    }
}
