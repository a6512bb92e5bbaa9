package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Native memory in pieces of one size, each known by its number, and used again once it is given back. Thread-safe.
 *
 * <p>Rows and pages of open files lie here, since on the heap they would live just long enough to be moved to where only a
 * full collection finds them. Pieces of one size leave no gaps between them: what is taken from the system is never more
 * than what was in use at once, and is kept for as long as the process lives.
 */
final class Slabs {
    static final int SLAB_BYTES = 2048;

    private static final int CHUNK_SLABS = 512;

    private final IntFunction<ByteBuffer> allocator;
    private volatile ByteBuffer[] chunks = new ByteBuffer[0];
    private int[] free = new int[CHUNK_SLABS];
    private int freeCount;

    /** Pieces of direct memory. */
    Slabs() {
        this(ByteBuffer::allocateDirect);
    }

    /** Pieces of the memory that the allocator gives, in bytes. */
    Slabs(IntFunction<ByteBuffer> allocator) {
        this.allocator = allocator;
    }

    /**
     * The number of a piece that nobody else has.
     *
     * @throws OutOfMemoryError if there is none left and the JVM has no more direct memory
     */
    synchronized int take() {
        if (freeCount == 0) {
            addChunk();
        }
        return free[--freeCount];
    }

    /** Takes back the first {@code count} of these pieces. */
    synchronized void give(int[] slabs, int count) {
        System.arraycopy(slabs, 0, free, freeCount, count);
        freeCount += count;
    }

    /** The memory in which a piece lies, from {@link #position} on. Absolute access only: all its pieces share it. */
    ByteBuffer memory(int slab) {
        return chunks[slab / CHUNK_SLABS];
    }

    static int position(int slab) {
        return slab % CHUNK_SLABS * SLAB_BYTES;
    }

    /** Memory taken from the system, in bytes. */
    long reservedBytes() {
        return (long) chunks.length * CHUNK_SLABS * SLAB_BYTES;
    }

    private void addChunk() {
        int first = chunks.length * CHUNK_SLABS;
        int[] room = Arrays.copyOf(free, first + CHUNK_SLABS);
        ByteBuffer[] more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = allocator.apply(CHUNK_SLABS * SLAB_BYTES);
        chunks = more;
        free = room;
        for (int i = CHUNK_SLABS - 1; i >= 0; i--) {
            free[freeCount++] = first + i;
        }
    }
}
