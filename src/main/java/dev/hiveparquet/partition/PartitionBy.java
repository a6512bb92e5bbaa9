package dev.hiveparquet.partition;

/** Granularity of partitions, in UTC. */
public enum PartitionBy {
    MINUTE,
    HOUR,
    DAY,
    MONTH,
    YEAR
}
