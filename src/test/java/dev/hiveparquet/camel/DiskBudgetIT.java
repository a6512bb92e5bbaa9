package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.demo.EmbeddedS3;
import dev.hiveparquet.publish.TreeSize;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** At each bound on the disk reading waits, says so, loses nothing, and goes on by itself when there is room again. */
@Timeout(120)
class DiskBudgetIT {
    @TempDir
    Path dir;

    private LogCapture log;
    private int httpPort;

    @BeforeEach
    void prepare() throws Exception {
        log = new LogCapture();
        httpPort = FeedStand.freePort();
    }

    @AfterEach
    void detach() {
        log.close();
    }

    @Test
    void a_full_journal_completes_the_open_groups_and_reading_goes_on_when_its_segments_are_gone() throws Exception {
        int lines = 20_000;
        long mostBytes = 0;
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.MAX_AGE, "7d")
                        .with(Option.JOURNAL_SEGMENT_BYTES, "1MiB")
                        .with(Option.MAX_JOURNAL_BYTES, "2MiB")
                        .run()) {
            try (Session session = stand.accept()) {
                Random random = new Random(1);
                for (int i = 0; i < lines; i++) {
                    session.send(i + " " + Long.toHexString(random.nextLong()).repeat(30) + "\n");
                    mostBytes = Math.max(mostBytes, i % 100 == 0 ? journalBytes() : 0);
                }
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().texts("select count(distinct payload) from $rows")).containsExactly(lines + "");
        assertThat(rows().count()).isEqualTo(lines);
        assertThat(mostBytes).isLessThan(8 << 20);
        assertThat(log.text())
                .containsPattern("Reading waits: the journal holds \\d MiB of the 2 MiB of ingest.max-journal-bytes")
                .contains("Reading goes on: there is room again")
                .contains(", journal, ");
    }

    @Test
    void a_full_quarantine_holds_reading_up_until_somebody_makes_room() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.MAX_AGE, "100ms")
                        .with(Option.MAX_LINE_BYTES, "1KiB")
                        .with(Option.MAX_QUARANTINE_BYTES, "1KiB")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("1\n" + "x".repeat(2_000) + "\n");
                Waits.until(() -> quarantine().count() == 1);
                session.send("2\n");
                Waits.until(() -> readiness().contains("reading waits: the quarantine holds 0 MiB of the 0 MiB"));
                assertThat(rows().payloads()).containsExactly("1");

                Files.delete(quarantine().files().get(0));

                Waits.until(() -> rows().count() == 2);
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1", "2");
    }

    @Test
    void a_full_upload_queue_holds_reading_up_until_the_store_is_back() throws Exception {
        int port = FeedStand.freePort();
        String random = Long.toHexString(new Random(2).nextLong());
        try (EmbeddedS3 s3 = new EmbeddedS3(Files.createDirectory(dir.resolve("s3")), "ais");
                FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.MAX_AGE, "100ms")
                        .with(Option.S3_BUCKET, "ais")
                        .with(Option.S3_ENDPOINT, "http://127.0.0.1:" + port)
                        .with(Option.S3_ACCESS_KEY, s3.accessKey())
                        .with(Option.S3_SECRET_KEY, s3.secretKey())
                        .with(Option.MAX_UPLOAD_QUEUE_BYTES, "1KiB")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("1\n" + random.repeat(3_000) + "\n");
                Waits.until(() -> rows().count() == 2);
                session.send("2\n");
                Waits.until(() -> readiness().contains("reading waits: the upload queue holds"));
                assertThat(rows().count()).isEqualTo(2);

                try (Gate gate = Gate.open(port, s3.endpoint())) {
                    Waits.until(() ->
                            Rows.under(s3.objects().resolve("source=test")).count() == 3);
                    assertThat(gate.connections()).isPositive();
                    session.finish();
                    assertThat(run.stop()).isZero();
                }
            }
            assertThat(Rows.under(s3.objects().resolve("source=test")).payloads())
                    .containsExactly("1", "2", random.repeat(3_000));
        }
        assertThat(log.text()).contains("Reading goes on: there is room again");
    }

    @Test
    void a_stop_while_reading_waits_loses_nothing() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.MAX_AGE, "100ms")
                        .with(Option.MAX_LINE_BYTES, "1KiB")
                        .with(Option.MAX_QUARANTINE_BYTES, "1KiB")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("x".repeat(2_000) + "\n");
                Waits.until(() -> quarantine().count() == 1);
                session.send("1\n");
                Waits.until(() -> readiness().contains("reading waits: the quarantine holds"));
                assertThat(run.stop()).isZero();
            }
        }
        assertThat(rows().files()).isEmpty();
        assertThat(quarantine().count()).isEqualTo(1);
    }

    @Test
    void a_file_whose_reading_waited_when_the_stop_came_is_named_with_the_bound() throws Exception {
        Path file = Files.writeString(dir.resolve("a.log"), "1\n");
        try (Run run = new Start(dir)
                .with(Option.INPUT, file)
                .with(Option.MIN_FREE_BYTES, "1000TiB")
                .run()) {
            Waits.until(() -> log.text().contains("Reading waits"));
            assertThat(run.stop()).isOne();
        }
        assertThat(log.text())
                .containsPattern("InputFiles " + file + ": stopped while reading waited: \\d+ MiB are free");
    }

    private String readiness() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + httpPort + "/observe/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private long journalBytes() throws IOException {
        Path journal = dir.resolve("state/journal");
        return Files.exists(journal) ? TreeSize.of(journal) : 0;
    }

    private Start start(int port) {
        return new Start(dir)
                .set(Option.HTTP_PORT, httpPort)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, port)
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }

    private Rows rows() {
        return Rows.under(dir.resolve("data"));
    }

    private Rows quarantine() {
        return Rows.under(dir.resolve("state/quarantine"));
    }
}
