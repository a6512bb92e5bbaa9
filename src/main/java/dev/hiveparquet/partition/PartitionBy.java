package dev.hiveparquet.partition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Granularity of partitions, in UTC whatever the host's time zone is.
 *
 * <p>Instants are microseconds since 1970-01-01T00:00:00Z; days have 86,400 seconds.
 */
public enum PartitionBy {
    MINUTE(60_000_000L),
    HOUR(3_600_000_000L),
    DAY(86_400_000_000L),
    MONTH(0),
    YEAR(0);

    private final long micros;

    PartitionBy(long micros) {
        this.micros = micros;
    }

    /** The granularity of that name, in lower case as options spell it. */
    public static PartitionBy parse(String label) {
        for (PartitionBy by : values()) {
            if (by.label().equals(label)) {
                return by;
            }
        }
        String known = Arrays.stream(values()).map(PartitionBy::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("granularity \"" + label + "\" is none of " + known);
    }

    /** The name as options spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** First instant of the interval that holds this one. */
    public long floor(long instant) {
        return micros > 0 ? Math.floorDiv(instant, micros) * micros : startOf(firstDay(instant));
    }

    /** First instant of the interval after the one that begins at {@code start}. */
    public long next(long start) {
        return micros > 0
                ? start + micros
                : startOf(firstDay(start).plus(1, this == MONTH ? ChronoUnit.MONTHS : ChronoUnit.YEARS));
    }

    private LocalDate firstDay(long instant) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant, DAY.micros));
        return this == MONTH ? date.withDayOfMonth(1) : date.withDayOfYear(1);
    }

    private static long startOf(LocalDate date) {
        return date.toEpochDay() * DAY.micros;
    }
}
