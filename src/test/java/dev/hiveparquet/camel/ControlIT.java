package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.control.LogLevels;
import dev.hiveparquet.demo.EmbeddedS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running program does what {@code ctl} asks, loses nothing by it, and says how it is. */
@Timeout(120)
class ControlIT {
    @TempDir
    Path dir;

    private Ctl ctl;

    @BeforeEach
    void prepare() {
        ctl = new Ctl(dir);
    }

    @Test
    void flush_publishes_what_is_open_and_says_how_much() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            session.send("1\n2\n3\n");
            awaitLines(3);

            assertThat(ctl.ask("flush")).isEqualTo("1 group published, 3 rows\n");

            assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2", "3");
            assertThat(ctl.ask("status", "--json"))
                    .contains("\"open\":0,", "\"cause\":\"flush\"", "\"rows\":3,", "\"read\":3,\"written\":3,");
            assertThat(ctl.ask("flush")).isEqualTo("0 groups published, 0 rows\n");
        }
    }

    @Test
    void a_feed_that_is_stopped_hangs_up_and_one_that_is_started_connects_and_no_line_is_missing() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run()) {
            try (Session session = stand.accept()) {
                session.send("1\n");
                awaitLines(1);
                assertThat(ctl.ask("routes", "stop", "tcp-feed")).isEqualTo("route tcp-feed is stopped\n");
                session.awaitEnd();
            }
            assertThat(ctl.ask("routes")).containsPattern("tcp-feed +stopped +1 ");
            assertThat(ctl.ask("routes", "start", "tcp-feed")).isEqualTo("route tcp-feed is started\n");
            try (Session session = stand.accept()) {
                session.send("2\n");
                awaitLines(2);
                assertThat(ctl.ask("routes", "suspend", "tcp-feed")).isEqualTo("route tcp-feed is stopped\n");
                session.awaitEnd();
            }
            assertThat(ctl.ask("routes", "resume", "tcp-feed")).isEqualTo("route tcp-feed is started\n");
            try (Session session = stand.accept()) {
                session.send("3\n");
                awaitLines(3);
                assertThat(run.stop()).isZero();
            }
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2", "3");
    }

    @Test
    void what_would_leave_lines_stuck_or_is_not_there_is_refused() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            awaitLines(0);
            assertThat(ctl.ask("routes", "stop", "parquet-sink"))
                    .isEqualTo(
                            "hive-parquet-ingest: ctl: parquet-sink is in the middle of the flow, and lines would get"
                                    + " stuck before it; stop the feed\n");
            assertThat(ctl.exitCode()).isEqualTo(2);
            assertThat(ctl.ask("routes", "stop", "tcp-fed"))
                    .contains("there is no route tcp-fed; ctl routes lists them");
            assertThat(ctl.ask("routes", "delete", "tcp-feed")).contains("there is only start, stop, suspend, resume");
            assertThat(ctl.ask("explode")).contains("\"explode\" is no command of ctl");
            assertThat(ctl.ask("uploads")).contains("no bucket is configured");
            assertThat(ctl.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void drain_ends_the_run_in_good_order_and_prints_its_summary() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            session.send("1\n2\n");
            awaitLines(2);
            CompletableFuture<String> drained = CompletableFuture.supplyAsync(() -> ctl.ask("drain"));
            session.awaitEnd();

            assertThat(drained.get(30, TimeUnit.SECONDS))
                    .contains("read         2 lines", "written      2 lines", "published    1 file");
            assertThat(run.exitCode()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2");
        assertThat(ctl.ask("status")).contains("no program runs on " + dir.resolve("state"));
        assertThat(dir.resolve("state/control")).isEmptyDirectory();
    }

    @Test
    void uploads_say_why_they_wait_and_are_tried_again_when_asked() throws Exception {
        try (EmbeddedS3 s3 = new EmbeddedS3(Files.createDirectory(dir.resolve("s3")), "ais");
                FeedStand stand = FeedStand.open()) {
            tryAgain(s3, stand, FeedStand.freePort());
            assertThat(Rows.under(s3.objects()).payloads()).containsExactly("1");
        }
    }

    private void tryAgain(EmbeddedS3 s3, FeedStand stand, int port) throws Exception {
        try (Run run = feed(stand)
                        .with(Option.S3_BUCKET, "ais")
                        .with(Option.S3_ENDPOINT, "http://127.0.0.1:" + port)
                        .with(Option.S3_ACCESS_KEY, s3.accessKey())
                        .with(Option.S3_SECRET_KEY, s3.secretKey())
                        .run();
                Session session = stand.accept()) {
            session.send("1\n");
            awaitLines(1);
            ctl.ask("flush");
            Waits.until(() -> ctl.ask("uploads").contains("cannot reach http://127.0.0.1:" + port));
            assertThat(ctl.ask("uploads")).startsWith("1 file waiting, ");
            try (Gate gate = Gate.open(port, s3.endpoint())) {
                assertThat(ctl.ask("uploads", "retry")).isEqualTo("1 file tried again now\n");
                Waits.until(() -> ctl.ask("uploads").startsWith("0 files waiting"));
                assertThat(ctl.ask("uploads")).doesNotContain("cannot reach");
            }
        }
    }

    @Test
    void gaps_tell_when_the_feed_was_away_and_why_over_a_restart_too() throws Exception {
        try (FeedStand stand = FeedStand.open()) {
            try (Run run = feed(stand).with(Option.TCP_BACKOFF_INITIAL, "10ms").run()) {
                awaitLines(0);
                assertThat(ctl.ask("gaps")).matches("feed test, since \\S+: no gap\n|no connection is known yet\n");
                try (Session session = stand.accept()) {
                    session.send("1\n22\ntor");
                    session.finish();
                }
                stand.accept().close();
                try (Session session = stand.accept()) {
                    session.send("3\n");
                    awaitLines(4);
                    assertThat(ctl.ask("gaps", "1h"))
                            .startsWith("feed test, since ")
                            .contains(": 1 gap, ")
                            .containsPattern("the server hung up; 1 connection brought nothing +3\n");
                    assertThat(run.stop()).isZero();
                }
            }
            gapsOfAnotherRun(stand);
        }
    }

    private void gapsOfAnotherRun(FeedStand stand) throws Exception {
        try (Run run = feed(stand).run()) {
            awaitLines(0);
            assertThat(ctl.ask("gaps")).containsPattern("Z +now +\\S+ s +this program was stopped");
            try (Session session = stand.accept()) {
                session.send("4\n");
                awaitLines(1);
                assertThat(ctl.ask("gaps", "--json"))
                        .containsPattern(
                                "\"untilMillis\":\\d+,\"seconds\":[\\d.E-]+,\"because\":\"peer\",\"tornBytes\":3,"
                                        + "\"lostBytes\":0,\"emptyConnections\":1}")
                        .containsPattern(
                                "\"untilMillis\":\\d+,\"seconds\":[\\d.E-]+,\"because\":\"stop\",\"tornBytes\":0,");
                assertThat(ctl.ask("gaps", "soon"))
                        .contains("how far to look back: not a duration: soon; write 12h or 7d");
                assertThat(ctl.exitCode()).isEqualTo(2);
                assertThat(run.stop()).isZero();
            }
        }
    }

    @Test
    void log_levels_are_shown_and_set_until_they_are_taken_back() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run();
                Session session = stand.accept()) {
            awaitLines(0);
            assertThat(ctl.ask("loglevel", "a.b", "debug")).isEqualTo("a.b debug\n");
            assertThat(LogLevels.all()).containsEntry("a.b", "DEBUG");
            assertThat(ctl.ask("loglevel")).contains("DEBUG a.b\n");
            ctl.ask("loglevel", "a.b", "-");
            assertThat(LogLevels.all()).doesNotContainKey("a.b");
            assertThat(ctl.ask("loglevel", "a.b", "loud")).contains("there is no level loud");
            assertThat(ctl.exitCode()).isEqualTo(2);
        }
    }

    private Start feed(FeedStand stand) throws Exception {
        return new Start(dir).with(Option.TCP_HOST, "127.0.0.1").with(Option.TCP_PORT, stand.port());
    }

    private void awaitLines(long lines) throws Exception {
        Waits.until(() -> ctl.ask("status", "--json").contains("\"lines\":{\"read\":" + lines + ","));
    }
}
