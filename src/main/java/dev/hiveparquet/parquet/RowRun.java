package dev.hiveparquet.parquet;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Some consecutive rows of one page as they were laid down, packed where memory is short. Thread-safe. */
final class RowRun {
    private final int headBytes;
    private final int lineBytes;
    private final AtomicLong held;
    private SlabBytes heads;
    private SlabBytes lines;
    private boolean packed;
    private boolean freed;

    /**
     * Rows that belong to the run from now on.
     *
     * @param heads all but their lines
     * @param lines their lines, one after the other
     * @param held what the run counts for, as long as it is not freed
     */
    RowRun(SlabBytes heads, SlabBytes lines, AtomicLong held) {
        this.heads = heads;
        this.lines = lines;
        this.headBytes = heads.length();
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
        if (packed || freed) {
            return;
        }
        SlabBytes smallHeads = packer.pack(heads);
        SlabBytes smallLines = packLines(packer, smallHeads);
        if (smallHeads.heldBytes() + smallLines.heldBytes() >= heldBytes()) {
            smallHeads.free();
            smallLines.free();
            return;
        }
        held.addAndGet(-heldBytes());
        heads.free();
        lines.free();
        heads = smallHeads;
        lines = smallLines;
        packed = true;
        held.addAndGet(heldBytes());
    }

    /** The heads, not packed. */
    synchronized RowReader heads(RowPacker packer) {
        byte[] plain = new byte[headBytes];
        if (packed) {
            packer.unpack(heads, plain);
        } else {
            heads.copyTo(plain);
        }
        return new RowReader(plain);
    }

    /** Adds the lines, not packed, to what is to be compressed. */
    synchronized void copyLinesTo(PageCompressor target) {
        if (packed) {
            target.putUnpacked(lines, lineBytes);
        } else {
            target.put(lines);
        }
    }

    /** Gives the memory back. Harmless when repeated. */
    synchronized void free() {
        freed = true;
        held.addAndGet(-heldBytes());
        heads.free();
        lines.free();
    }

    private long heldBytes() {
        return heads.heldBytes() + lines.heldBytes();
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
