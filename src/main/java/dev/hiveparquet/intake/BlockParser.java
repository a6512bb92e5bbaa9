package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.rows.Parsed;
import dev.hiveparquet.rows.PartitionRows;
import dev.hiveparquet.rows.RowBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks to row batches, without the rows that an earlier run has committed already.
 *
 * <p>Each block is first {@link #parse}d and, when all its batches are with their groups, {@link #finished}; until then a
 * resumed run begins before it. One thread at a time for each origin.
 */
public final class BlockParser {
    private final OpenOrigins origins;
    private final Progress progress;
    private final Meters meters;

    public BlockParser(OpenOrigins origins, Progress progress, Meters meters) {
        this.origins = origins;
        this.progress = progress;
        this.meters = meters;
    }

    /** The rows of a block by partition; valid until the origin's next block. */
    public List<PartitionRows> parse(Block block) {
        return parse(new Blocks(List.of(block)));
    }

    /** The rows of blocks of different origins by partition; valid until the next block of one of the origins. */
    public List<PartitionRows> parse(Blocks blocks) {
        Map<Partition, PartitionRows> rows = new LinkedHashMap<>();
        for (Block block : blocks.list()) {
            for (RowBatch batch : batches(block)) {
                rows.computeIfAbsent(batch.partition(), key -> new PartitionRows(key, new ArrayList<>()))
                        .batches()
                        .add(batch);
            }
        }
        return List.copyOf(rows.values());
    }

    private List<RowBatch> batches(Block block) {
        var parser = origins.parser(block.origin());
        progress.blockStarted(block.origin(), block.offset(), parser.carry().encode());
        Parsed parsed = parser.parse(block);
        List<RowBatch> batches = new ArrayList<>(parsed.batches().size());
        int committed = 0;
        for (RowBatch batch : parsed.batches()) {
            int skipped = committedRows(batch);
            committed += skipped;
            if (skipped < batch.size()) {
                batches.add(skipped == 0 ? batch : batch.skip(skipped));
            }
        }
        meters.read(parsed.lines() - committed, parsed.blank(), block.span());
        return batches;
    }

    /** Every batch of the block is with its group. */
    public void finished(Block block) {
        progress.blockFinished(
                block.origin(),
                block.endOffset(),
                origins.parser(block.origin()).carry().encode());
    }

    /** Every batch of the blocks is with its group. */
    public void finished(Blocks blocks) {
        blocks.list().forEach(this::finished);
    }

    private int committedRows(RowBatch batch) {
        return batch.rowsBelow(progress.committedBelow(
                batch.block().origin(), batch.partition().key()));
    }
}
