package dev.hiveparquet.simulate;

import java.util.function.LongSupplier;

/**
 * How many lines may go now, at so many a second; what is not taken in time is made up for one second at most.
 *
 * <p>Not thread-safe.
 */
final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int linesPerSecond;
    private final LongSupplier nanoTime;
    private long last;
    private double due;

    /** Begins now; 0 lines a second sets no limit. */
    Pace(int linesPerSecond, LongSupplier nanoTime) {
        this.linesPerSecond = linesPerSecond;
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    /** Lines that may go. */
    long due() {
        if (linesPerSecond == 0) {
            return Long.MAX_VALUE;
        }
        long now = nanoTime.getAsLong();
        due = Math.min(linesPerSecond, due + (now - last) * (double) linesPerSecond / NANOS_PER_SECOND);
        last = now;
        return (long) due;
    }

    /** So many of the lines due went. */
    void gone(long lines) {
        due -= lines;
    }
}
