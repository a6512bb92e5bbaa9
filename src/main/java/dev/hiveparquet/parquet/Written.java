package dev.hiveparquet.parquet;

/**
 * What a finished file holds.
 *
 * @param rows number of rows
 * @param bytes size of the file
 * @param minMicros earliest time of a row ({@code ts}, in quarantine {@code received_at}), in microseconds since
 *     1970-01-01T00:00:00Z; 0 without rows
 * @param maxMicros latest time of a row; 0 without rows
 */
public record Written(long rows, long bytes, long minMicros, long maxMicros) {}
