package dev.hiveparquet.partition;

/**
 * One Hive directory of one table, and the correlation key of the groups that fill it.
 *
 * @param table which tree the directory is in
 * @param source the feed's label, as given
 * @param by the granularity
 * @param startMicros first instant of the interval, in microseconds since 1970-01-01T00:00:00Z
 */
public record Partition(Table table, String source, PartitionBy by, long startMicros) {}
