package dev.hiveparquet.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.RandomNumbers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every instant lies in exactly one interval, the one that the calendar in UTC says. */
class PartitionByTest {
    private static final long YEAR_1000 = -30_610_224_000_000_000L;
    private static final long YEAR_9999 = 253_370_764_800_000_000L;

    @ParameterizedTest
    @CsvSource({
        "minute, 2024-02-29T23:59:59.999999Z, 2024-02-29T23:59:00Z, 2024-03-01T00:00:00Z",
        "hour,   2024-02-29T23:59:59.999999Z, 2024-02-29T23:00:00Z, 2024-03-01T00:00:00Z",
        "day,    2024-02-29T23:59:59.999999Z, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "month,  2024-02-29T23:59:59.999999Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "year,   2024-02-29T23:59:59.999999Z, 2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "month,  2025-12-31T23:59:59.999999Z, 2025-12-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "hour,   2026-01-01T00:00:00Z,        2026-01-01T00:00:00Z, 2026-01-01T01:00:00Z",
        "minute, 1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
        "year,   1969-12-31T23:59:59.999999Z, 1969-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void an_instant_lies_between_the_start_of_its_interval_and_the_next(
            String by, Instant instant, Instant start, Instant next) {
        PartitionBy granularity = PartitionBy.parse(by);
        assertThat(granularity.floor(micros(instant))).isEqualTo(micros(start));
        assertThat(granularity.next(micros(start))).isEqualTo(micros(next));
    }

    @ParameterizedTest
    @EnumSource
    void intervals_are_those_of_the_calendar(PartitionBy by) {
        for (int seed = 0; seed < 1000; seed++) {
            long instant = RandomNumbers.between(YEAR_1000, YEAR_9999, new SplittableRandom(seed));
            long start = micros(start(by, instant));
            long next = micros(start(by, instant).plus(1, ChronoUnit.valueOf(by.name() + "S")));
            assertThat(by.floor(start)).as("seed %d", seed).isEqualTo(start);
            assertThat(by.floor(instant)).as("seed %d", seed).isEqualTo(start);
            assertThat(by.floor(next - 1)).as("seed %d", seed).isEqualTo(start);
            assertThat(by.next(start)).as("seed %d", seed).isEqualTo(next);
        }
    }

    private static OffsetDateTime start(PartitionBy by, long instant) {
        OffsetDateTime time = Instant.EPOCH.plus(instant, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return switch (by) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Oslo", "America/St_Johns", "Pacific/Kiritimati"})
    void the_hosts_time_zone_changes_nothing(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            long switched = micros(Instant.parse("2025-10-26T00:30:00Z"));
            Partition partition = Partition.of(Table.LINES, "x", PartitionBy.MINUTE, switched);
            assertThat(partition.path()).isEqualTo("source=x/year=2025/month=10/day=26/hour=00/minute=30");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void labels_are_lower_case_and_read_back() {
        assertThat(PartitionBy.values())
                .extracting(PartitionBy::label)
                .containsExactly("minute", "hour", "day", "month", "year");
        assertThat(PartitionBy.parse("month")).isEqualTo(PartitionBy.MONTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HOUR", "hours", " hour", "week"})
    void another_granularity_is_refused_with_those_there_are(String label) {
        assertThatThrownBy(() -> PartitionBy.parse(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("granularity \"" + label + "\" is none of minute, hour, day, month, year");
    }

    private static long micros(OffsetDateTime time) {
        return micros(time.toInstant());
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
