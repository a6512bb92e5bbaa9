package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check says UP only when a fresh and readable file says so. */
class HealthCheckTest {
    private static final long AT = 1_767_225_600_000L;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @CsvSource({
        "0, true, UP: all is well",
        "30000, true, UP: all is well",
        "30001, false, DOWN: the health file is 30s1ms old",
        "86400000, false, DOWN: the health file is 1d old",
        "-30000, true, UP: all is well",
        "-60000, false, DOWN: the health file is 1m ahead of the clock"
    })
    void a_file_counts_for_thirty_seconds(long age, boolean up, String text) throws Exception {
        write(new HealthFile(true, AT, 4711, "all is well").render());
        HealthCheck.Verdict verdict = ask(AT + age);
        assertThat(verdict.up()).isEqualTo(up);
        assertThat(verdict).hasToString(text);
    }

    @Test
    void a_file_that_says_down_is_believed() throws Exception {
        write(new HealthFile(false, AT, 1, "disk full\nreally").render());
        assertThat(ask(AT)).isEqualTo(new HealthCheck.Verdict(false, "disk full really"));
    }

    @Test
    void without_a_file_nothing_is_running() {
        assertThat(ask(AT).reason()).startsWith("no health file in ").endsWith("; is it running?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''|status is missing",
                "status=GREEN|status is GREEN",
                "status=UP|at is missing",
                "status=UP;at=yesterday|at is yesterday",
                "status=UP;at=1767225600000|pid is missing"
            })
    void a_file_that_is_none_is_down(String text, String reason) throws Exception {
        write(text.replace(';', '\n'));
        assertThat(ask(AT)).isEqualTo(new HealthCheck.Verdict(false, "the health file cannot be used: " + reason));
    }

    @Test
    void times_at_the_ends_of_a_long_are_stale_and_not_a_crash() throws Exception {
        for (long at : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            write(new HealthFile(true, at, 1, "").render());
            assertThat(ask(AT).up()).isFalse();
        }
    }

    @Test
    void a_directory_in_its_place_is_down() throws Exception {
        Files.createDirectory(stateDir.resolve(HealthFile.NAME));
        assertThat(ask(AT).up()).isFalse();
    }

    private void write(String text) throws Exception {
        Files.writeString(stateDir.resolve(HealthFile.NAME), text);
    }

    private HealthCheck.Verdict ask(long nowMillis) {
        return HealthCheck.ask(stateDir, Clock.fixed(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC));
    }
}
