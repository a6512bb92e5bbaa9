package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An edit of application.properties is followed if all of it is valid, while the feed stays connected. */
@Timeout(120)
class LiveChangesIT {
    @TempDir
    Path dir;

    private Ctl ctl;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        ctl = new Ctl(dir);
        port = FeedStand.freePort();
    }

    @Test
    void an_edited_age_holds_for_what_is_open_already_and_the_feed_stays_connected() throws Exception {
        write("ingest.max-age=1h\n");
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            session.send("1\n2\n");
            Waits.until(() -> ctl.ask("status").contains("2 in open groups"));
            write("ingest.max-age=200ms\n");
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 2);

            session.send("3\n");
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 3);
            assertThat(ctl.ask("status", "--json"))
                    .contains("\"attention\":[]", "\"cause\":\"age\"")
                    .doesNotContain("\"cause\":\"stop\"");
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2", "3");
        assertThat(Rows.under(dir.resolve("state/sessions")).count()).isOne();
    }

    @Test
    void edited_sizes_hold_for_the_next_rows() throws Exception {
        write("");
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            session.send("1\n");
            Waits.until(() -> ctl.ask("status").contains("1 in open groups"));
            write(
                    "ingest.max-rows=2\ningest.zstd-level=9\ningest.max-open-bytes=2MiB\ningest.max-journal-bytes=1GiB\n");
            Waits.until(() -> ctl.ask("status", "--json").contains("\"maxBytes\":2097152,"));
            session.send("2\n");
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 2);
            assertThat(ctl.ask("status", "--json")).contains("\"cause\":\"rows\"", "\"maxJournalBytes\":1073741824,");
        }
    }

    @Test
    void an_edited_patience_holds_for_the_stop() throws Exception {
        write("ingest.shutdown-timeout=50s\n");
        try (FeedStand stand = FeedStand.open();
                Gate store = Gate.silent();
                Run run = feed(stand)
                        .with(Option.S3_BUCKET, "ais")
                        .with(Option.S3_ENDPOINT, store.endpoint())
                        .with(Option.S3_ACCESS_KEY, "key")
                        .with(Option.S3_SECRET_KEY, "key")
                        .run();
                Session session = stand.accept()) {
            session.send("1\n");
            Waits.until(() -> ctl.ask("status").contains("1 in open groups"));
            write("ingest.shutdown-timeout=2s\ningest.max-age=100ms\n");
            Waits.until(() -> ctl.ask("uploads").startsWith("1 file waiting"));
            assertThat(run.millisToStop()).isLessThan(25_000);
        }
    }

    @Test
    void a_mistake_keeps_everything_as_it_was_and_is_shown_until_it_is_mended() throws Exception {
        write("ingest.max-age=1h\n");
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            session.send("1\n");
            Waits.until(() -> ctl.ask("status").contains("1 in open groups"));
            String mistake = "an edit is not followed: ingest.max-rows in application.properties: \"many\" is not a"
                    + " whole number from 1 to 1000000000; e.g. ingest.max-rows=1000000";
            write("ingest.max-age=100ms\ningest.max-rows=many\n");
            Waits.until(() -> ctl.ask("status").contains(mistake));

            assertThat(get("/status.json").body()).contains(mistake.replace("\"", "\\\""), "\"maxAgeSeconds\":3600");
            HttpResponse<String> ready = get("/observe/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"name\":\"config\",\"status\":\"DOWN\"");
            assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(ctl.ask("status")).contains("1 in open groups", "An edit is not followed");

            write("ingest.max-age=100ms\n");
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 1);
            Waits.until(() -> get("/observe/health/ready").statusCode() == 200);
            assertThat(ctl.ask("status")).contains("all is well");
            session.send("2\n");
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 2);
        }
        assertThat(Rows.under(dir.resolve("state/sessions")).count()).isOne();
    }

    @Test
    void an_edit_that_waits_for_a_restart_and_one_without_effect_are_named() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).with(Option.MAX_ROWS, 7).run();
                Session session = stand.accept()) {
            write("ingest.partition-by=day\ningest.max-rows=8\n");
            Waits.until(() -> ctl.ask("status").contains("edits that wait for a restart: ingest.partition-by"));
            assertThat(ctl.ask("status"))
                    .contains("ingest.max-rows in application.properties has no effect beside --max-rows");
            assertThat(get("/observe/health/ready").body()).contains("\"name\":\"config\",\"status\":\"UP\"");
            session.send("1\n");
            Waits.until(() -> ctl.ask("status").contains("1 in open groups"));
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(dir.resolve("application.properties"), text);
    }

    private Start feed(FeedStand stand) throws Exception {
        return new Start(dir)
                .set(Option.HTTP_PORT, port)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
