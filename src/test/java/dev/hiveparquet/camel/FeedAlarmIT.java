package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is there and brings no sentences is told in the log; its lines are taken in all the same. */
@Timeout(120)
class FeedAlarmIT {
    @TempDir
    Path dir;

    @Test
    void bytes_without_the_end_of_a_line_are_told() throws Exception {
        try (LogCapture log = new LogCapture();
                FeedStand stand = FeedStand.open();
                Run run =
                        start(stand).with(Option.TCP_SENTENCE_TIMEOUT, "300ms").run()) {
            try (Session session = stand.accept()) {
                Waits.until(() -> {
                    session.send("x");
                    return log.text().contains("The feed has sent bytes, but no end of a line, for 0 s");
                });
                session.send("\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).texts("select trim(payload, 'x') from $rows"))
                .containsExactly("");
    }

    @Test
    void lines_that_are_no_sentences_are_told_and_kept_and_sentences_end_the_alarm() throws Exception {
        try (LogCapture log = new LogCapture();
                FeedStand stand = FeedStand.open();
                Run run =
                        start(stand).with(Option.TCP_SENTENCE_TIMEOUT, "300ms").run()) {
            try (Session session = stand.accept()) {
                Waits.until(() -> {
                    session.send("HTTP/1.1 400 Bad Request\r\n");
                    return log.text().contains("The feed has sent lines, but no sentence in any, for 0 s");
                });
                session.send("!AIVDM,1,1,,A,x,0*00\r\n");
                Waits.until(() -> log.text().contains("The feed sends sentences again"));
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).texts("select distinct payload from $rows order by 1"))
                .containsExactly("!AIVDM,1,1,,A,x,0*00", "HTTP/1.1 400 Bad Request");
    }

    @Test
    void a_server_that_accepts_and_sends_nothing_is_left_each_time_with_longer_pauses() throws Exception {
        try (LogCapture log = new LogCapture();
                FeedStand stand = FeedStand.open();
                Run run = start(stand)
                        .with(Option.TCP_IDLE_TIMEOUT, "200ms")
                        .set(Option.TCP_BACKOFF_INITIAL, "100ms")
                        .run()) {
            for (int i = 0; i < 4; i++) {
                try (Session silent = stand.accept()) {
                    silent.awaitEnd();
                }
            }
            Waits.until(() -> log.text()
                    .lines()
                    .anyMatch(line ->
                            line.matches("WARN .* The feed has sent nothing for [1-9]\\d* s; connecting anew")));
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).count()).isZero();
    }

    @Test
    void a_burst_and_then_silence_is_published_by_age_without_loss() throws Exception {
        var sent = Rows.timedLines(0, 15_000);
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand).with(Option.MAX_AGE, "200ms").run();
                Session session = stand.accept()) {
            session.send(String.join("\r\n", sent.subList(0, 300)) + "\r\n");
            session.send(String.join("\r\n", sent.subList(300, 15_000)) + "\r\n");

            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 15_000);
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).isEqualTo(sent);
    }

    private Start start(FeedStand stand) {
        return new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }
}
