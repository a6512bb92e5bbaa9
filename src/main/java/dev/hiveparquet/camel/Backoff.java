package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: doubling from the first to a cap, each shortened at random by up to a half, so that many
 * clients of a server that comes back do not come back together. Not thread-safe.
 */
final class Backoff {
    private long firstMillis;
    private long capMillis;
    private final RandomGenerator random;
    private long nextMillis;

    Backoff(Duration first, Duration cap, RandomGenerator random) {
        this.random = random;
        bound(first, cap);
        reset();
    }

    /** Sets other bounds, for the waiting times to come; how far they have doubled stays as it is, within the bounds. */
    void bound(Duration first, Duration cap) {
        if (first.toMillis() < 1 || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("first " + first + " must be at least 1 ms and at most the cap " + cap);
        }
        firstMillis = first.toMillis();
        capMillis = cap.toMillis();
        nextMillis = Math.min(capMillis, Math.max(firstMillis, nextMillis));
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
