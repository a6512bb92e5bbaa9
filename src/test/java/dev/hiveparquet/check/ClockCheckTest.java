package dev.hiveparquet.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that cannot be right is told from one that can. */
class ClockCheckTest {
    @TempDir
    Path state;

    @Test
    void a_clock_that_says_a_time_after_all_that_was_written_is_right() throws Exception {
        ledger("2026-01-01T00:00:59Z");
        assertThat(look("2026-01-01T00:00:00.123Z")).isEqualTo(Finding.ok("clock", "says 2026-01-01T00:00:00Z"));
    }

    @Test
    void a_clock_that_has_never_been_set_fails() {
        assertThat(look("1970-01-01T00:01:00Z"))
                .isEqualTo(Finding.fails("clock", "says 1970-01-01T00:01:00Z, which cannot be; set it"));
    }

    @Test
    void a_clock_that_was_set_back_is_a_warning() throws Exception {
        ledger("2026-01-01T02:00:00Z");
        assertThat(look("2026-01-01T00:30:00Z"))
                .isEqualTo(Finding.warning(
                        "clock",
                        "says 2026-01-01T00:30:00Z, but " + state + " was written 1h30m later; was it set back?"));
    }

    private void ledger(String written) throws Exception {
        Path ledger = Files.createFile(state.resolve("ledger"));
        Files.setLastModifiedTime(ledger, FileTime.from(Instant.parse(written)));
    }

    private Finding look(String now) {
        return new ClockCheck(state, Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .look()
                .get(0);
    }
}
