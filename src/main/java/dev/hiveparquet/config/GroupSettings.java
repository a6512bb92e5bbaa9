package dev.hiveparquet.config;

import java.time.Duration;

/**
 * When groups complete, and how they are encoded.
 *
 * @param maxRows a group completes at this many rows
 * @param maxBatchBytes or at this many bytes of lines
 * @param maxAge or when its oldest row has waited this long
 * @param maxOpenBytes memory for all open groups together; beyond it the largest completes
 * @param pageBytes size of a page before compression
 * @param encoderThreads threads that compress pages, at least 1
 * @param zstdLevel compression level
 */
public record GroupSettings(
        long maxRows,
        long maxBatchBytes,
        Duration maxAge,
        long maxOpenBytes,
        int pageBytes,
        int encoderThreads,
        int zstdLevel) {
    private static final long MIB = 1 << 20;

    public GroupSettings {
        Option.MAX_ROWS.require(maxRows);
        Option.MAX_BATCH_BYTES.require(maxBatchBytes);
        Option.MAX_AGE.require(maxAge);
        Option.MAX_OPEN_BYTES.require(maxOpenBytes);
        Option.PAGE_BYTES.require(pageBytes);
        Option.ENCODER_THREADS.require(encoderThreads);
        Option.ZSTD_LEVEL.require(zstdLevel);
        if (pageBytes > maxOpenBytes || encoderThreads == 0) {
            throw new IllegalArgumentException("page-bytes " + pageBytes + " of max-open-bytes " + maxOpenBytes + ", "
                    + encoderThreads + " encoder threads");
        }
    }

    /** What open groups may really hold where Java may use so many bytes: a quarter is left for what reads and encodes. */
    public long maxOpenBytesWithin(long javaBytes) {
        return Math.min(maxOpenBytes, javaBytes / 4 * 3 / MIB * MIB);
    }
}
