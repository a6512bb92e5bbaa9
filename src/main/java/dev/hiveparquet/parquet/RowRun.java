package dev.hiveparquet.parquet;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Some consecutive rows of one page as they were laid down, packed where memory is short. Thread-safe. */
final class RowRun {
    private final int headBytes;
    private final int lineBytes;
    private final AtomicLong held;
    private byte[] heads;
    private SlabBytes lines;
    private @Nullable SlabBytes packedHeads;
    private boolean freed;

    /**
     * Rows that belong to the run from now on.
     *
     * @param heads all but their lines
     * @param lines their lines, one after the other
     * @param held what the run counts for, as long as it is not freed
     */
    RowRun(byte[] heads, SlabBytes lines, AtomicLong held) {
        this.heads = heads;
        this.lines = lines;
        this.headBytes = heads.length;
        this.lineBytes = lines.length();
        this.held = held;
        held.addAndGet(heldBytes());
    }

    /** Length of the lines of these runs together, in bytes. */
    static int lineBytes(List<RowRun> runs) {
        int bytes = 0;
        for (RowRun run : runs) {
            bytes = Math.addExact(bytes, run.lineBytes);
        }
        return bytes;
    }

    /** Packs the rows, unless that saves nothing. Harmless when repeated, and where the rows are freed. */
    synchronized void pack(RowPacker packer) {
        if (packedHeads != null || freed) {
            return;
        }
        SlabBytes smallHeads = packer.pack(heads);
        SlabBytes smallLines = packLines(packer, smallHeads);
        if (smallHeads.heldBytes() + smallLines.heldBytes() >= heldBytes()) {
            smallHeads.free();
            smallLines.free();
            return;
        }
        long before = heldBytes();
        lines.free();
        heads = new byte[0];
        lines = smallLines;
        packedHeads = smallHeads;
        held.addAndGet(heldBytes() - before);
    }

    /** The heads, not packed. */
    synchronized RowReader heads(RowPacker packer) {
        SlabBytes packed = packedHeads;
        return new RowReader(packed == null ? heads : packer.unpacked(packed, headBytes), headBytes);
    }

    /** Adds the lines, not packed, to what is to be compressed. */
    synchronized void copyLinesTo(PageCompressor target) {
        if (packedHeads == null) {
            target.put(lines);
        } else {
            target.putUnpacked(lines, lineBytes);
        }
    }

    /** Gives the memory back. Harmless when repeated. */
    synchronized void free() {
        if (!freed) {
            freed = true;
            held.addAndGet(-heldBytes());
            heads = new byte[0];
            lines.free();
            if (packedHeads != null) {
                packedHeads.free();
            }
        }
    }

    private long heldBytes() {
        return heads.length + lines.heldBytes() + (packedHeads == null ? 0 : packedHeads.heldBytes());
    }

    private SlabBytes packLines(RowPacker packer, SlabBytes smallHeads) {
        try {
            return packer.pack(lines);
        } catch (RuntimeException | Error e) {
            smallHeads.free();
            throw e;
        }
    }
}
