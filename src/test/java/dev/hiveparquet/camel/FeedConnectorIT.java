package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is not there, goes away or goes silent is connected to again; a stop is prompt in every state. */
@Timeout(120)
class FeedConnectorIT {
    private static final long PROMPT_MILLIS = 5_000;

    @TempDir
    Path dir;

    @Test
    void a_server_that_is_absent_at_the_start_is_connected_to_when_it_comes() throws Exception {
        int port = FeedStand.freePort();
        try (Run run = start(port).run()) {
            Waits.until(() -> journalIsOpen() && run.isRunning());
            try (FeedStand stand = FeedStand.openAt(port);
                    Session session = stand.accept()) {
                session.send("1\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1");
    }

    @Test
    void a_server_that_goes_away_for_a_while_is_connected_to_again() throws Exception {
        int port = FeedStand.freePort();
        try (Run run = start(port).run()) {
            for (int i = 0; i < 5; i++) {
                try (FeedStand stand = FeedStand.openAt(port);
                        Session session = stand.accept()) {
                    session.send(i + "\n");
                    session.finish();
                }
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void a_silent_connection_is_given_up_and_made_anew() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.TCP_IDLE_TIMEOUT, "300ms")
                        .run()) {
            try (Session silent = stand.accept()) {
                silent.send("1\n");
                long begun = System.nanoTime();
                silent.awaitEnd();
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                        .isBetween(250L, 3_000L);
            }
            try (Session session = stand.accept()) {
                session.send("2\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2");
    }

    @Test
    void an_attempt_that_gets_no_answer_is_given_up_and_made_anew() throws Exception {
        try (FeedStand stand = FeedStand.crowded();
                Run run = start(stand.port())
                        .with(Option.TCP_CONNECT_TIMEOUT, "200ms")
                        .run()) {
            for (int i = 0; i < 2; i++) {
                stand.accept().close();
            }
            try (Session session = stand.accept()) {
                session.send("1\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1");
    }

    @Test
    void a_stop_ends_an_attempt_that_gets_no_answer() throws Exception {
        try (FeedStand stand = FeedStand.crowded();
                Run run = start(stand.port())
                        .with(Option.TCP_CONNECT_TIMEOUT, "10m")
                        .run()) {
            Waits.until(this::journalIsOpen);

            assertThat(run.millisToStop()).isLessThan(PROMPT_MILLIS);
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void a_stop_ends_a_pause_between_attempts() throws Exception {
        try (Run run = start(FeedStand.freePort())
                .set(Option.TCP_BACKOFF_INITIAL, "1h")
                .with(Option.TCP_BACKOFF_MAX, "1h")
                .run()) {
            Waits.until(this::journalIsOpen);

            assertThat(run.millisToStop()).isLessThan(PROMPT_MILLIS);
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void a_stop_ends_a_connection() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run();
                Session session = stand.accept()) {
            assertThat(run.millisToStop()).isLessThan(PROMPT_MILLIS);
            assertThat(run.exitCode()).isZero();
            session.awaitEnd();
        }
    }

    private boolean journalIsOpen() {
        return dir.resolve("state/health").toFile().exists();
    }

    private Start start(int port) {
        return new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, port)
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }
}
