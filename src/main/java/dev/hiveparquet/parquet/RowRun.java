package dev.hiveparquet.parquet;

import java.util.concurrent.atomic.AtomicLong;

/** Some consecutive rows of one page, laid down one after the other, and packed where memory is short. Thread-safe. */
final class RowRun {
    private final int plainBytes;
    private final AtomicLong held;
    private SlabBytes bytes;
    private boolean packed;
    private boolean freed;

    /**
     * The rows that lie in these bytes, which belong to the run from now on.
     *
     * @param held what the run counts for, as long as it is not freed
     */
    RowRun(SlabBytes bytes, AtomicLong held) {
        this.bytes = bytes;
        this.plainBytes = bytes.length();
        this.held = held;
        held.addAndGet(bytes.heldBytes());
    }

    /** Length of the rows when they are not packed, in bytes. */
    int plainBytes() {
        return plainBytes;
    }

    /** Packs the rows, unless that saves nothing. Harmless when repeated, and where the rows are freed. */
    synchronized void pack(RowPacker packer) {
        if (packed || freed) {
            return;
        }
        SlabBytes smaller = packer.pack(bytes);
        if (smaller.heldBytes() >= bytes.heldBytes()) {
            smaller.free();
            return;
        }
        held.addAndGet(smaller.heldBytes() - bytes.heldBytes());
        bytes.free();
        bytes = smaller;
        packed = true;
    }

    /** Copies the rows, not packed, to the front of the array. */
    synchronized void copyTo(byte[] target, RowPacker packer) {
        if (packed) {
            packer.unpack(bytes, target, plainBytes);
        } else {
            bytes.copyTo(target);
        }
    }

    /** Gives the memory back. Harmless when repeated. */
    synchronized void free() {
        freed = true;
        held.addAndGet(-bytes.heldBytes());
        bytes.free();
    }
}
