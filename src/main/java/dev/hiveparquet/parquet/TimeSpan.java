package dev.hiveparquet.parquet;

/**
 * The earliest and the latest time of some rows, in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param leastMicros the earliest
 * @param greatestMicros the latest
 */
public record TimeSpan(long leastMicros, long greatestMicros) {

    /** The earliest in ISO 8601, {@code 2026-01-01T00:00:00.000000Z}. */
    public String leastText() {
        return ShownValues.time(leastMicros);
    }

    /** The latest in ISO 8601. */
    public String greatestText() {
        return ShownValues.time(greatestMicros);
    }
}
