package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: doubling from the first to a cap, each shortened at random by up to a half, so that many
 * clients of a server that comes back do not come back together. Not thread-safe.
 */
final class Backoff {
    private final long firstMillis;
    private final long capMillis;
    private final RandomGenerator random;
    private long nextMillis;

    Backoff(Duration first, Duration cap, RandomGenerator random) {
        if (first.toMillis() < 1 || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("first " + first + " must be at least 1 ms and at most the cap " + cap);
        }
        this.firstMillis = first.toMillis();
        this.capMillis = cap.toMillis();
        this.random = random;
        this.nextMillis = firstMillis;
    }

    /** The next waiting time in milliseconds, between a half and the whole of the doubling time. */
    long nextMillis() {
        long whole = nextMillis;
        nextMillis = Math.min(capMillis, whole * 2);
        return whole - random.nextLong(whole / 2 + 1);
    }

    /** Starts again from the first waiting time. */
    void reset() {
        nextMillis = firstMillis;
    }
}
