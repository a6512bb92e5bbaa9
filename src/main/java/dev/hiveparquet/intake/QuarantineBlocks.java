package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.Place;
import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one quarantine file as blocks of one line each: whole lines where they are to be rows, else rejected ones,
 * which go back into quarantine with everything that is known of them. Not thread-safe.
 *
 * <p>A line's offset is the sum of what the lines before it took up where they came from.
 */
final class QuarantineBlocks implements Closeable {
    private final RejectedLines lines;
    private final Origin origin;
    private final Set<RejectReason> reasons;
    private final int maxLineBytes;
    private final long fromOffset;
    private long nextOffset;

    QuarantineBlocks(RejectedLines lines, Origin origin, Set<RejectReason> reasons, int maxLineBytes, long fromOffset) {
        this.lines = lines;
        this.origin = origin;
        this.reasons = reasons;
        this.maxLineBytes = maxLineBytes;
        this.fromOffset = fromOffset;
    }

    /** Whether a line can be a row now, and is to be one. */
    static boolean isRow(RejectedLine line, Set<RejectReason> reasons, int maxLineBytes) {
        int length = line.bytes().length;
        return reasons.contains(line.reason()) && line.isWhole() && length > 0 && length <= maxLineBytes;
    }

    /** The next line that is not committed yet, or null after the last one. */
    @Nullable
    Block next() throws IOException {
        for (RejectedLine line = lines.next(); line != null; line = lines.next()) {
            long offset = nextOffset;
            nextOffset += Math.max(line.lineBytes(), Math.max(1, line.bytes().length));
            if (nextOffset > fromOffset) {
                return block(line, offset, nextOffset - offset);
            }
        }
        return null;
    }

    private Block block(RejectedLine line, long offset, long span) {
        return new Block(
                kind(line),
                origin,
                offset,
                span,
                line.receivedAtMicros(),
                line.bytes(),
                0,
                line.bytes().length,
                new Place(line.origin(), line.lineOffset()));
    }

    private Block.Kind kind(RejectedLine line) {
        if (isRow(line, reasons, maxLineBytes)) {
            return Block.Kind.LINES;
        }
        return line.reason() == RejectReason.TORN ? Block.Kind.TORN : Block.Kind.OVERLONG;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
