package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every session is in the table once, whole, however the process ends; the table grows by the hour and not by the session. */
class FeedSessionsTest {
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final String ROW =
            "select concat_ws(' ', began_at::timestamp, ended_at::timestamp, ended_by, lines, bytes,"
                    + " coalesce(lost_bytes::varchar, '-'), longest_silence_ms) from $rows order by began_at";

    @TempDir
    Path dir;

    /** 2026-01-01T22:00:00Z. */
    private final AtomicLong micros = new AtomicLong(1_767_304_800_000_000L);

    @Test
    void a_server_that_comes_and_goes_all_day_makes_a_file_an_hour() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            for (int i = 0; i < 960; i++) {
                bench.sessions.begin("test", "127.0.0.1:1");
                bench.accept("line\n");
                bench.pass(Duration.ofSeconds(90));
                bench.sessions.end(SessionEnd.PEER, 5);
                bench.sessions.publishOlderThan(HOUR_MILLIS);
            }
            bench.sessions.stop();
        }
        assertThat(table().files()).hasSizeBetween(24, 26);
        assertThat(table().texts("select concat_ws(' ', count(*), sum(lines), sum(lost_bytes)) from $rows"))
                .containsExactly("960 960 0");
        assertThat(table().texts("select distinct concat_ws('-', source, year, month, day) from $rows order by 1"))
                .containsExactly("test-2026-01-01", "test-2026-01-02");
    }

    @Test
    void a_session_that_lasts_is_told_row_by_row_without_a_gap() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            bench.sessions.begin("test", "127.0.0.1:1");
            bench.pass(Duration.ofMinutes(10));
            bench.accept("1\n2\n");
            bench.pass(Duration.ofMinutes(50));
            bench.sessions.publishOlderThan(HOUR_MILLIS);
            assertThat(table().texts(ROW))
                    .containsExactly("2026-01-01 22:00:00 2026-01-01 23:00:00 goes_on 2 4 0 3000000");
            bench.pass(Duration.ofMinutes(30));
            bench.accept("3\n");
            bench.sessions.publishOlderThan(HOUR_MILLIS);
            bench.sessions.end(SessionEnd.PEER, 9);
            bench.sessions.stop();
        }
        assertThat(table().texts(ROW))
                .containsExactly(
                        "2026-01-01 22:00:00 2026-01-01 23:00:00 goes_on 2 4 0 3000000",
                        "2026-01-01 23:00:00 2026-01-01 23:30:00 peer 1 2 3 1800000");
    }

    @Test
    void nothing_is_published_while_there_is_no_session() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            bench.pass(Duration.ofHours(5));
            bench.sessions.publishOlderThan(HOUR_MILLIS);
            bench.sessions.stop();
        }
        assertThat(table().files()).isEmpty();
    }

    @Test
    void a_session_whose_process_was_killed_ends_with_the_last_line_that_the_journal_has() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            bench.sessions.begin("test", "127.0.0.1:1");
            bench.pass(Duration.ofSeconds(1));
            bench.accept("1\n2\n");
            bench.pass(Duration.ofSeconds(4));
            bench.journal("3\n");
        }
        bench().close();
        bench().close();

        assertThat(table().texts(ROW)).containsExactly("2026-01-01 22:00:00 2026-01-01 22:00:05 crash 3 6 - 4000");
    }

    @Test
    void a_session_killed_before_anything_was_counted_has_what_the_journal_has() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            bench.journal("before the session\n");
            bench.pass(Duration.ofSeconds(1));
            bench.sessions.begin("test", "127.0.0.1:1");
            bench.pass(Duration.ofSeconds(2));
            bench.journal("1\n");
        }
        bench().close();

        assertThat(table().texts(ROW)).containsExactly("2026-01-01 22:00:01 2026-01-01 22:00:03 crash 1 2 - 2000");
    }

    @Test
    void a_process_killed_between_recording_an_end_and_forgetting_the_session_has_it_once() throws Exception {
        OpenSession open;
        try (SessionBench bench = new SessionBench(dir, micros)) {
            open = OpenSession.begin("test", "127.0.0.1:1", micros.get());
            bench.log.write(open, true);
            bench.log.add(open.end(SessionEnd.PEER, micros.get() + 7_000_000, 0, 0));
        }
        bench().close();

        assertThat(table().texts(ROW)).containsExactly("2026-01-01 22:00:00 2026-01-01 22:00:07 peer 0 0 0 0");
    }

    @Test
    void a_process_killed_between_two_rows_of_a_session_goes_on_from_the_first() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            bench.sessions.begin("test", "127.0.0.1:1");
            bench.accept("1\n");
        }
        try (SessionBench bench = new SessionBench(Files.createDirectory(dir.resolve("other")), micros)) {
            assertThat(bench.log.found()).isNull();
        }
        OpenSession left;
        try (var log = dev.hiveparquet.journal.SessionLog.open(dir.resolve("session-log"))) {
            left = Objects.requireNonNull(log.found());
            FeedSession row = left.end(SessionEnd.GOES_ON, micros.get() + 5_000_000, 0, 0);
            log.add(row);
        }
        bench().close();

        assertThat(table().texts(ROW))
                .containsExactly(
                        "2026-01-01 22:00:00 2026-01-01 22:00:05 goes_on 1 2 0 0",
                        "2026-01-01 22:00:05 2026-01-01 22:00:05 crash 0 0 - 0");
    }

    @Test
    void rows_that_cannot_be_published_are_published_later_and_once() throws Exception {
        try (SessionBench bench = new SessionBench(dir, micros)) {
            Path obstacle = Files.writeString(dir.resolve("sessions/source=test"), "");
            bench.sessions.begin("test", "127.0.0.1:1");
            bench.sessions.end(SessionEnd.RESET, 0);
            assertThatThrownBy(() -> bench.sessions.publishOlderThan(0)).isInstanceOf(IOException.class);
            Files.delete(obstacle);
            bench.sessions.begin("test", "127.0.0.1:2");
            bench.sessions.stop();
        }
        assertThat(table().texts("select ended_by || ' ' || address from $rows order by 1"))
                .isEqualTo(List.of("reset 127.0.0.1:1", "stop 127.0.0.1:2"));
    }

    private SessionBench bench() throws IOException {
        return new SessionBench(dir, micros);
    }

    private Rows table() {
        return Rows.under(dir.resolve("sessions"));
    }
}
