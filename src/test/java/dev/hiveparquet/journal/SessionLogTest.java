package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of sessions is there for the next process, whatever became of the last write. */
class SessionLogTest {
    @TempDir
    Path dir;

    @Test
    void a_new_log_holds_nothing() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            assertThat(log.found()).isNull();
            assertThat(log.toPublish()).isEmpty();
        }
    }

    @Test
    void the_session_under_way_is_found_as_it_was_written_last() throws Exception {
        for (int i = 1; i <= 5; i++) {
            try (SessionLog log = SessionLog.open(dir)) {
                log.write(open(i), i % 2 == 0);
            }
            try (SessionLog log = SessionLog.open(dir)) {
                assertThat(log.found()).isEqualTo(open(i));
            }
        }
        try (SessionLog log = SessionLog.open(dir)) {
            log.write(null, true);
        }
        try (SessionLog log = SessionLog.open(dir)) {
            assertThat(log.found()).isNull();
        }
    }

    @Test
    void half_a_write_leaves_the_state_before_it() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.write(open(1), false);
            log.write(open(2), false);
        }
        try (FileChannel file = FileChannel.open(dir.resolve("open"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[40]), 60);
        }
        try (SessionLog log = SessionLog.open(dir)) {
            assertThat(log.found()).isEqualTo(open(1));
        }
    }

    @Test
    void rows_are_given_until_they_are_published_and_later_ones_after_them() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));
            log.add(row(2));
            assertThat(log.toPublish()).containsExactly(row(1), row(2));
            log.add(row(3));
        }
        try (SessionLog log = SessionLog.open(dir)) {
            assertThat(log.unpublished()).containsExactly(row(1), row(2), row(3));
            assertThat(log.toPublish()).containsExactly(row(1), row(2));
            log.published();
            assertThat(log.toPublish()).containsExactly(row(3));
            log.published();
            assertThat(log.toPublish()).isEmpty();
        }
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("open", "history");
    }

    @Test
    void every_row_is_known_whether_it_is_published_or_not() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));
            log.toPublish();
            log.published();
            log.add(row(2));
            log.toPublish();
            log.add(row(3));
        }
        try (SessionLog log = SessionLog.open(dir)) {
            assertThat(log.known()).containsExactly(row(1), row(2), row(3));
        }
    }

    @Test
    void a_row_that_was_published_by_a_process_that_died_at_once_is_known_once() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));
            log.toPublish();
            Files.copy(dir.resolve("publishing"), dir.resolve("history"));

            assertThat(log.known()).containsExactly(row(1));
        }
    }

    @Test
    void what_is_known_is_bounded_and_the_oldest_goes_first() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));
            log.toPublish();
            log.published();
            Files.write(dir.resolve("history"), new byte[2 << 20], StandardOpenOption.APPEND);
            log.add(row(2));
            log.toPublish();
            log.published();
            assertThat(log.known()).containsExactly(row(1), row(2));
            Files.write(dir.resolve("history"), new byte[2 << 20], StandardOpenOption.APPEND);
            log.add(row(3));
            log.toPublish();
            log.published();
            assertThat(log.known()).containsExactly(row(2), row(3));
        }
    }

    @Test
    void a_damaged_row_costs_itself_alone() throws Exception {
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));
            Files.writeString(dir.resolve("ended"), "1234abcd\thalf a ro", StandardOpenOption.APPEND);
            log.add(row(2));

            assertThat(log.toPublish()).containsExactly(row(1), row(2));
        }
    }

    @Test
    void a_file_of_nothing_but_damage_stands_in_nobodys_way() throws Exception {
        Files.writeString(dir.resolve("publishing"), "noise\n");
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(row(1));

            assertThat(log.toPublish()).containsExactly(row(1));
        }
    }

    @Test
    void texts_of_any_kind_come_back() throws IOException {
        FeedSession odd =
                new FeedSession("a\tb\n% ø", "[::1]:1", 1, 2, 3, null, null, 0, 0, 0, null, 0, SessionEnd.CRASH);
        try (SessionLog log = SessionLog.open(dir)) {
            log.add(odd);
            assertThat(log.toPublish()).containsExactly(odd);
        }
    }

    private static OpenSession open(long lines) {
        return new OpenSession(row(lines), "segment-0000000000000001-00", lines);
    }

    private static FeedSession row(long lines) {
        return new FeedSession(
                "test", "127.0.0.1:1", 10, 10, 20, 11L, 12L, lines, lines * 2, 1, 0L, 5, SessionEnd.PEER);
    }
}
