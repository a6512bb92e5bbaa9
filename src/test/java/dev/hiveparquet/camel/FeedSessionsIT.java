package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sessions table tells of each connection when it was, what came by it and why it ended. */
@Timeout(120)
class FeedSessionsIT {
    private static final String ROW =
            "select concat_ws(' ', ended_by, lines, bytes, torn_bytes, lost_bytes, first_line_at is null) from $rows"
                    + " order by began_at";

    @TempDir
    Path dir;

    @Test
    void each_kind_of_end_is_told_with_what_came_before_it() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand)
                        .with(Option.TCP_IDLE_TIMEOUT, "5s")
                        .with(Option.MAX_AGE, "100ms")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("1\n22\ntor");
                session.finish();
            }
            try (Session session = stand.accept()) {
                session.send("3\nto");
                Waits.until(() -> lines().count() == 3);
                session.reset();
            }
            try (Session session = stand.accept()) {
                session.awaitEnd();
            }
            try (Session session = stand.accept()) {
                session.send("4\n");
                Waits.until(() -> lines().count() == 4);
                assertThat(run.stop()).isZero();
            }
            assertThat(table().texts("select distinct address from $rows"))
                    .containsExactly("127.0.0.1:" + stand.port());
        }
        assertThat(table().texts(ROW))
                .containsExactly(
                        "peer 2 8 3 0 false", "reset 1 4 2 0 false", "idle 0 0 0 0 true", "stop 1 2 0 0 false");
        assertThat(table().texts("select longest_silence_ms between 4900 and 9000 from $rows where ended_by = 'idle'"))
                .containsExactly("true");
        assertThat(table().files()).hasSize(1);
        assertThat(lines().payloads()).containsExactly("1", "22", "3", "4");
    }

    @Test
    void the_gaps_between_sessions_are_a_question_in_sql() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand).run()) {
            for (int i = 0; i < 3; i++) {
                try (Session session = stand.accept()) {
                    session.send(i + "\n");
                    session.finish();
                }
            }
            Waits.until(() -> Rows.names(dir.resolve("state/session-log")).contains("ended"));
            assertThat(run.stop()).isZero();
        }
        List<String> gaps = table().texts("select down_from < up_at from (select began_at as up_at,"
                + " lag(ended_at) over (partition by source order by began_at) as down_from,"
                + " lag(ended_by) over (partition by source order by began_at) as because from $rows)"
                + " where because <> 'goes_on'");
        assertThat(gaps).hasSizeBetween(2, 3).containsOnly("true");
    }

    @Test
    void a_feed_that_was_stopped_and_started_again_is_told_as_before() throws Exception {
        Ctl ctl = new Ctl(dir);
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand).with(Option.MAX_AGE, "100ms").run()) {
            try (Session session = stand.accept()) {
                session.send("1\n");
                Waits.until(() -> lines().count() == 1);
                ctl.ask("routes", "stop", "tcp-feed");
                session.awaitEnd();
            }
            ctl.ask("routes", "start", "tcp-feed");
            try (Session session = stand.accept()) {
                session.send("2\n");
                Waits.until(() -> lines().count() == 2);
                session.finish();
            }
            try (Session again = stand.accept()) {
                assertThat(run.stop()).isZero();
            }
        }
        assertThat(table().texts("select ended_by from $rows where lines > 0 order by began_at"))
                .containsExactly("stop", "peer");
    }

    @Test
    void a_session_under_way_is_told_while_it_lasts() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand).with(Option.SESSIONS_MAX_AGE, "1s").run();
                Session session = stand.accept()) {
            session.send("1\n");
            Waits.until(() -> table().texts("select sum(lines) from $rows where ended_by = 'goes_on'")
                    .equals(List.of("1")));
            assertThat(run.stop()).isZero();
        }
        assertThat(table().texts("select count(*) from $rows where ended_by = 'stop'"))
                .containsExactly("1");
    }

    private Start start(FeedStand stand) {
        return new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }

    private Rows table() {
        return Rows.under(dir.resolve("state/sessions"));
    }

    private Rows lines() {
        return Rows.under(dir.resolve("data"));
    }
}
