package dev.hiveparquet.journal;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks of a segment, in order. Not thread-safe. */
public final class ReplayBlocks implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayBlocks.class);

    private final Path file;
    private final SegmentHeader header;
    private final Origin origin;
    private final long fromOffset;
    private final SegmentReader reader;

    ReplayBlocks(Path file, SegmentHeader header, long fromOffset) throws IOException {
        this.file = file;
        this.header = header;
        this.fromOffset = fromOffset;
        origin = header.origin();
        reader = new SegmentReader(file);
    }

    /** The next block, or null after the last one. */
    public @Nullable Replayed next() throws IOException {
        boolean sessionStarts = false;
        int damagedBefore = reader.damaged();
        RecordFrame record = reader.next(header.nonce());
        while (record != null) {
            Block.Kind kind = record.kind().block();
            if (record.offset() >= fromOffset) {
                sessionStarts |= record.kind() == RecordFrame.Kind.SESSION;
                if (kind != null) {
                    warnOfDamage(damagedBefore, record.offset());
                    return new Replayed(block(kind, record), sessionStarts);
                }
            }
            record = reader.next(header.nonce());
        }
        warnOfDamage(damagedBefore, -1);
        return null;
    }

    /** How many stretches of the segment so far could not be read, a last record that was cut off included. */
    public int damaged() {
        return reader.damaged();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Block block(Block.Kind kind, RecordFrame record) {
        return new Block(
                kind,
                origin,
                record.offset(),
                record.span(),
                record.receivedAtMicros(),
                reader.bytes(),
                reader.start(),
                record.length());
    }

    private void warnOfDamage(int damagedBefore, long nextOffset) {
        if (reader.damaged() > damagedBefore) {
            LOG.warn(
                    "Journal segment {}: bytes that are no whole record were skipped {}",
                    file,
                    nextOffset < 0 ? "at its end" : "before offset " + nextOffset);
        }
    }
}
