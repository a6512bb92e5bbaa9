package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.rows.Parsed;
import dev.hiveparquet.rows.RowBatch;
import java.util.ArrayList;
import java.util.List;

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

    /** The rows of a block, one batch for each partition; valid until the origin's next block. */
    public List<RowBatch> parse(Block block) {
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

    private int committedRows(RowBatch batch) {
        return batch.rowsBelow(progress.committedBelow(
                batch.block().origin(), batch.partition().key()));
    }
}
