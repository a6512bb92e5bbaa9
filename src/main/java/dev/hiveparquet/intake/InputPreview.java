package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.rows.Parsed;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowParser;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run would read of one input file: the rows that the ledger does not have yet. Not thread-safe. */
public final class InputPreview implements Closeable {
    private final FileStart start;
    private final OriginState state;
    private final RowParser parser;
    private final @Nullable FileBlocks blocks;

    /** Of a file that is open, or with null of one that is published. */
    InputPreview(FileStart start, OriginState state, RowParser parser, @Nullable FileBlocks blocks) {
        this.start = start;
        this.state = state;
        this.parser = parser;
        this.blocks = blocks;
    }

    /** Whether an earlier run has published all of it, so that there is nothing to read. */
    public boolean isPublished() {
        return blocks == null;
    }

    /** Where a run would begin to read, in bytes. */
    public long fromOffset() {
        return state.checkpoint().offset();
    }

    /** How long the file is. */
    public long bytes() {
        return start.identity().bytes();
    }

    /** What tells the file from others, whatever their paths are. */
    public String key() {
        return start.identity().key();
    }

    /** How far it has been read, in bytes. */
    public long readTo() {
        return blocks == null ? bytes() : blocks.offset();
    }

    /** Whether there is more to read; throws as {@link FileBlocks#hasNext} does. */
    public boolean hasNext() {
        return blocks != null && blocks.hasNext();
    }

    /** The next rows, one batch for each partition, perhaps none; valid until the next call. */
    public List<RowBatch> next() {
        if (blocks == null) {
            return List.of();
        }
        Block block = blocks.next();
        Parsed parsed = parser.parse(block);
        List<RowBatch> batches = new ArrayList<>();
        for (RowBatch batch : parsed.batches()) {
            int skipped = batch.rowsBelow(
                    state.reached().getOrDefault(batch.partition().key(), 0L));
            if (skipped < batch.size()) {
                batches.add(skipped == 0 ? batch : batch.skip(skipped));
            }
        }
        return batches;
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
        }
    }
}
