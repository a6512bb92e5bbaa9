package dev.hiveparquet.nmea;

/**
 * Times that lines give, in microseconds since 1970-01-01T00:00:00Z.
 *
 * <p>A time is plausible from 1990-01-01 until one day after its line arrived, both included; every other one counts as
 * {@link #NONE}.
 */
public final class LineTime {
    /** No time; smaller than every time there is. */
    public static final long NONE = Long.MIN_VALUE;

    /** 1990-01-01T00:00:00Z. */
    public static final long EARLIEST = 631_152_000_000_000L;

    private static final long DAY = 86_400_000_000L;

    /** Numbers below this are seconds, up to the year 5138. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    /** Numbers below this are milliseconds, up to the year 5138. */
    private static final long MILLIS_BELOW = 100_000_000_000_000L;

    private LineTime() {}

    /** The last plausible time of a line that arrived then. */
    public static long latest(long receivedAtMicros) {
        return receivedAtMicros + DAY;
    }

    /** The time if it is plausible, else {@link #NONE}. */
    static long plausible(long micros, long latest) {
        return micros >= EARLIEST && micros <= latest ? micros : NONE;
    }

    /** The time that a number means by its size, in seconds, milliseconds or microseconds, if it is plausible. */
    static long ofNumber(long number, long latest) {
        if (number < SECONDS_BELOW) {
            return plausible(number * 1_000_000L, latest);
        }
        return plausible(number < MILLIS_BELOW ? number * 1_000L : number, latest);
    }
}
