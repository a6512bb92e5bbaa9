package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.demo.EmbeddedS3;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.UploadQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Published files reach the bucket; until they have, they stay here, whatever the store does. */
@Timeout(120)
class UploadIT {
    private static final String BUCKET = "ais";
    private static final List<String> LINES = Rows.timedLines(0, 10_000);

    @TempDir
    Path dir;

    private EmbeddedS3 s3;
    private Path input;

    @BeforeEach
    void prepare() throws Exception {
        s3 = new EmbeddedS3(Files.createDirectory(dir.resolve("s3")), BUCKET);
        input = Files.writeString(dir.resolve("in.log"), String.join("\n", LINES));
    }

    @AfterEach
    void stopServer() throws Exception {
        s3.close();
    }

    @Test
    void files_are_uploaded_and_leave_nothing_behind() throws Exception {
        assertThat(start().runToEnd()).isZero();

        assertThat(bucket().payloads()).isEqualTo(LINES);
        assertThat(bucket().files())
                .hasSize(3)
                .allMatch(file -> s3.objects()
                        .relativize(file)
                        .toString()
                        .matches("source=test/year=2026/month=01/day=01/hour=0[0-2]/[^/]+\\.parquet"));
        assertThat(data().files()).isEmpty();
        assertThat(dir.resolve("data")).isDirectoryNotContaining("glob:**/source=*");
        assertThat(queue()).isEmpty();
    }

    @Test
    void local_files_stay_where_that_is_asked_for() throws Exception {
        assertThat(start().with(Option.KEEP_LOCAL, "true").runToEnd()).isZero();

        assertThat(data().payloads()).isEqualTo(LINES);
        assertThat(relative(data().files(), dir.resolve("data"))).isEqualTo(relative(bucket().files(), s3.objects()));
        assertThat(bucket().payloads()).isEqualTo(LINES);
    }

    @Test
    void keys_begin_with_the_prefix() throws Exception {
        assertThat(start().with(Option.S3_PREFIX, "raw/ais").runToEnd()).isZero();

        assertThat(Rows.under(s3.objects().resolve("raw/ais/source=test")).payloads())
                .isEqualTo(LINES);
    }

    @Test
    void a_store_that_is_absent_at_the_start_is_uploaded_to_when_it_comes() throws Exception {
        int port = FeedStand.freePort();
        Start start = start().set(Option.S3_ENDPOINT, "http://127.0.0.1:" + port);
        try (Run run = start.run()) {
            Waits.until(() -> queue().size() == 3);
            // A file is in the queue a moment before it has its name.
            Waits.until(() -> data().payloads().equals(LINES));
            try (Gate gate = Gate.open(port, s3.endpoint())) {
                assertThat(run.exitCode()).isZero();
                assertThat(gate.connections()).isPositive();
            }
        }
        assertThat(bucket().payloads()).isEqualTo(LINES);
        assertThat(data().files()).isEmpty();
    }

    @Test
    void wrong_keys_lose_nothing_and_right_ones_upload_it_all() throws Exception {
        Start wrong = start().set(Option.S3_SECRET_KEY, "wrong").with(Option.SHUTDOWN_TIMEOUT, "2s");
        assertThat(wrong.runToEnd()).isEqualTo(1);
        assertThat(bucket().files()).isEmpty();
        assertThat(data().payloads()).isEqualTo(LINES);
        assertThat(queue()).hasSize(3).allMatch(name -> name.endsWith(".upload"));

        assertThat(start().runToEnd()).isZero();
        assertThat(bucket().payloads()).isEqualTo(LINES);
        assertThat(data().files()).isEmpty();
        assertThat(queue()).isEmpty();
    }

    @Test
    void a_bucket_that_is_missing_is_not_created_and_nothing_is_lost() throws Exception {
        Start start = start().set(Option.S3_BUCKET, "other").with(Option.SHUTDOWN_TIMEOUT, "2s");

        assertThat(start.runToEnd()).isEqualTo(1);
        assertThat(dir.resolve("s3/other")).doesNotExist();
        assertThat(data().payloads()).isEqualTo(LINES);
        assertThat(queue()).hasSize(3);
    }

    @Test
    void an_entry_goes_when_its_object_is_there_and_its_local_file_is_not() throws Exception {
        assertThat(start().with(Option.KEEP_LOCAL, "true").runToEnd()).isZero();
        for (Path file : data().files()) {
            String path = dir.resolve("data").relativize(file).toString();
            UploadQueue uploads = UploadQueue.open(dir.resolve("state/uploads"));
            Commit commit = new Commit(path, Table.LINES, "x.tmp", "key", 1, Files.size(file), 1, List.of());
            uploads.add(commit);
            uploads.release(commit);
            Files.delete(file);
        }

        assertThat(start().with(Option.SHUTDOWN_TIMEOUT, "5s").runToEnd()).isZero();
        assertThat(queue()).isEmpty();
        assertThat(bucket().payloads()).isEqualTo(LINES);
    }

    @Test
    void directories_may_have_odd_names() throws Exception {
        List<String> names = List.of("a b", "a&b=c", "a+b", "a#b", "\u00e6\u65e5", ".hidden", "{{x}}");
        for (String name : names) {
            Start start = start().with(Option.STATE_DIR, dir.resolve(name).resolve("state"))
                    .with(Option.OUT_DIR, dir.resolve(name).resolve("out"))
                    .with(Option.S3_PREFIX, "p" + names.indexOf(name));
            assertThat(start.runToEnd()).as(name).isZero();
            assertThat(Rows.under(dir.resolve(name).resolve("out")).files())
                    .as(name)
                    .isEmpty();
        }
        assertThat(bucket().count()).isEqualTo(7L * LINES.size());
    }

    @Test
    void a_state_directory_that_no_uri_can_carry_is_refused() throws Exception {
        for (String name : List.of("a%b", "a?b", "${b}")) {
            Start start = start().with(Option.STATE_DIR, dir.resolve(name));
            assertThat(start.runToEnd()).as(name).isEqualTo(2);
        }
        assertThat(data().files()).isEmpty();
    }

    @Test
    void a_feed_is_uploaded_while_it_runs() throws Exception {
        Rows lines = Rows.under(s3.objects().resolve("source=test"));
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).with(Option.MAX_AGE, "100ms").run();
                Session session = stand.accept()) {
            session.send("1\n");
            Waits.until(() -> lines.count() == 1);
            session.send("2\n");
            Waits.until(() -> lines.count() == 2);
            assertThat(run.stop()).isZero();
        }
        assertThat(lines.payloads()).containsExactly("1", "2");
        assertThat(data().files()).isEmpty();
        assertThat(Rows.under(s3.objects().resolve("sessions"))
                        .texts("select concat_ws(' ', source, ended_by, lines) from $rows"))
                .containsExactly("test stop 2");
        assertThat(Rows.under(dir.resolve("state/sessions")).files()).isEmpty();
    }

    @Test
    void a_store_that_never_answers_does_not_hold_up_a_stop() throws Exception {
        try (Gate silent = Gate.silent();
                FeedStand stand = FeedStand.open();
                Run run = feed(stand)
                        .set(Option.S3_ENDPOINT, silent.endpoint())
                        .with(Option.SHUTDOWN_TIMEOUT, "2s")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send(String.join("\n", LINES) + "\n");
                session.finish();
            }
            assertThat(run.millisToStop()).isBetween(2_000L, 4_500L);
            assertThat(run.exitCode()).isZero();
            assertThat(silent.connections()).isPositive();
        }
        assertThat(data().payloads()).isEqualTo(LINES);
        assertThat(queue()).hasSize(4);

        assertThat(start().runToEnd()).isZero();
        assertThat(data().files()).isEmpty();
    }

    @Test
    void a_store_that_refuses_does_not_hold_up_a_stop() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand)
                        .set(Option.S3_ENDPOINT, "http://127.0.0.1:" + FeedStand.freePort())
                        .with(Option.MAX_AGE, "100ms")
                        .with(Option.SHUTDOWN_TIMEOUT, "2s")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("1\n");
                session.finish();
            }
            Waits.until(() -> queue().size() == 1);
            assertThat(run.millisToStop()).isBetween(2_000L, 4_500L);
            assertThat(run.exitCode()).isZero();
        }
        assertThat(queue()).hasSize(2);
    }

    @Test
    void secrets_are_in_no_log_no_jmx_attribute_and_no_file() throws Exception {
        Start start = start().set(Option.S3_SECRET_KEY, "secret-of-this-test")
                .with(Option.S3_SESSION_TOKEN, "token-of-this-test")
                .with(Option.SHUTDOWN_TIMEOUT, "4s");
        try (LogCapture log = new LogCapture();
                Run run = start.run()) {
            Waits.until(() -> queue().size() == 3);
            Waits.until(() -> log.text().contains("Upload failed and is tried again"));
            assertThat(JmxText.of("org.apache.camel"))
                    .contains("s3-upload")
                    .doesNotContain("secret-of-this-test", "token-of-this-test");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(log.text()).doesNotContain("secret-of-this-test", "token-of-this-test");
        }
        for (String name : Rows.names(dir.resolve("state"))) {
            assertThat(Files.readString(dir.resolve("state").resolve(name), StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("secret-of-this-test", "token-of-this-test");
        }
    }

    private Start feed(FeedStand stand) {
        Start start = start().with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
        start.remove(Option.INPUT);
        return start;
    }

    private Start start() {
        return new Start(dir)
                .with(Option.INPUT, input)
                .with(Option.S3_BUCKET, BUCKET)
                .with(Option.S3_ENDPOINT, s3.endpoint())
                .with(Option.S3_ACCESS_KEY, s3.accessKey())
                .with(Option.S3_SECRET_KEY, s3.secretKey());
    }

    private Rows bucket() {
        return Rows.under(s3.objects());
    }

    private Rows data() {
        return Rows.under(dir.resolve("data"));
    }

    private List<String> queue() throws Exception {
        Path uploads = dir.resolve("state/uploads");
        return Files.exists(uploads) ? Rows.names(uploads) : List.of();
    }

    private static List<String> relative(List<Path> files, Path root) {
        return files.stream().map(file -> root.relativize(file).toString()).toList();
    }
}
