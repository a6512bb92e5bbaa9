/**
 * Partitions, their granularity and their Hive paths: pure arithmetic in UTC.
 *
 * <p>Start at {@link dev.hiveparquet.partition.Partition}. Nothing here may know Camel, Parquet, AWS, a clock or a logger.
 */
@NullMarked
package dev.hiveparquet.partition;

import org.jspecify.annotations.NullMarked;
