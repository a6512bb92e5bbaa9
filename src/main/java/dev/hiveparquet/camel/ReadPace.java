package dev.hiveparquet.camel;

import java.util.concurrent.TimeUnit;

/**
 * How long to leave a stream alone between two reads, so that what comes line by line is taken in blocks.
 *
 * <p>A rest is as long as the stream, at the pace of its last read, takes to bring {@value #WANTED_BYTES} bytes, and at most 100
 * ms: a feed of 300 lines/s is then read 10 times a second. The kernel's buffer holds several times as much, so a stream that
 * becomes faster shortens each rest against the one before until there is none. Not thread-safe.
 */
final class ReadPace {
    static final long WANTED_BYTES = 8 << 10;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private long lastNanos;

    /** The pace of a stream that begins now, by a monotonic clock. */
    ReadPace(long nowNanos) {
        lastNanos = nowNanos;
    }

    /** How long to rest after a read that brought so many bytes, in nanoseconds; 0 for not at all. */
    long restAfter(long bytes, long nowNanos) {
        long sinceLast = nowNanos - lastNanos;
        lastNanos = nowNanos;
        if (bytes <= 0) {
            return 0;
        }
        double rest = (double) sinceLast * WANTED_BYTES / bytes;
        return rest < SHORTEST_NANOS ? 0 : (long) Math.min(rest, (double) LONGEST_NANOS);
    }
}
