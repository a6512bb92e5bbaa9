package dev.hiveparquet.config;

import java.time.Duration;

/**
 * How an object goes to the store, and how long the store may take: {@code timeout} for the answer, and for each byte before
 * it the time that {@code minBytesPerSecond} allows.
 *
 * @param connectTimeout for a connection
 * @param timeout for an answer once everything is sent, 1 s to 1 h
 * @param minBytesPerSecond the slowest line that is not given up, 1 B/s to 1 GiB/s
 * @param partBytes a file of this size or more goes up in parts of this size, 5 MiB to 5 GiB
 */
public record S3Transfer(Duration connectTimeout, Duration timeout, long minBytesPerSecond, long partBytes) {
    private static final long MILLIS = 1000;

    public S3Transfer {
        Option.S3_CONNECT_TIMEOUT.require(connectTimeout);
        Option.S3_TIMEOUT.require(timeout);
        Option.S3_MIN_RATE.require(minBytesPerSecond);
        Option.S3_PART_BYTES.require(partBytes);
    }

    /** How long a request with so many bytes may take in all. */
    public Duration limit(long bytes) {
        long sendingMillis = Math.multiplyExact(bytes, MILLIS) / minBytesPerSecond;
        return connectTimeout.plus(timeout).plusMillis(sendingMillis);
    }
}
