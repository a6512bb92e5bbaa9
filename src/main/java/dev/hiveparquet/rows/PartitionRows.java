package dev.hiveparquet.rows;

import dev.hiveparquet.partition.Partition;
import java.util.List;

/**
 * The rows of one partition from the blocks of one exchange.
 *
 * @param partition where the rows belong
 * @param batches one for each block that has rows of the partition, in order; valid as long as the blocks are
 */
public record PartitionRows(Partition partition, List<RowBatch> batches) {}
