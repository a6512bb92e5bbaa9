package dev.hiveparquet.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow at the end, in memory of {@link Slabs} that is freed by hand. Used by one thread at a time. */
final class SlabBytes {
    private final Slabs memory;
    private int[] slabs = new int[2];
    private int count;
    private int length;

    SlabBytes(Slabs memory) {
        this.memory = memory;
    }

    /** Number of bytes. */
    int length() {
        return length;
    }

    /** Memory held, in bytes. */
    long heldBytes() {
        return (long) count * Slabs.SLAB_BYTES;
    }

    void put(byte[] source, int from, int bytes) {
        int done = 0;
        while (done < bytes) {
            int part = Math.min(bytes - done, room());
            memory.memory(slabs[count - 1]).put(end(), source, from + done, part);
            done += part;
            length += part;
        }
    }

    /** Adds what remains of a buffer, and leaves the buffer as it is. */
    void put(ByteBuffer source) {
        int done = 0;
        while (done < source.remaining()) {
            int part = Math.min(source.remaining() - done, room());
            memory.memory(slabs[count - 1]).put(end(), source, source.position() + done, part);
            done += part;
            length += part;
        }
    }

    /** Copies all bytes to where the buffer stands, and moves it on. */
    void copyTo(ByteBuffer target) {
        for (int i = 0; i < count; i++) {
            int part = part(i);
            target.put(target.position(), memory.memory(slabs[i]), Slabs.position(slabs[i]), part);
            target.position(target.position() + part);
        }
    }

    /** Copies all bytes to the front of the array. */
    void copyTo(byte[] target) {
        for (int i = 0; i < count; i++) {
            memory.memory(slabs[i]).get(Slabs.position(slabs[i]), target, i * Slabs.SLAB_BYTES, part(i));
        }
    }

    void writeTo(CountedOutput out) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(memory.memory(slabs[i]).slice(Slabs.position(slabs[i]), part(i)));
        }
    }

    /** Gives the memory back; there are no bytes any more. Harmless when repeated. */
    void free() {
        memory.give(slabs, count);
        count = 0;
        length = 0;
    }

    private int part(int slab) {
        return Math.min(Slabs.SLAB_BYTES, length - slab * Slabs.SLAB_BYTES);
    }

    private int end() {
        return Slabs.position(slabs[count - 1]) + length - (count - 1) * Slabs.SLAB_BYTES;
    }

    /** How many bytes the last slab has room for; never 0. */
    private int room() {
        int room = count * Slabs.SLAB_BYTES - length;
        if (room > 0) {
            return room;
        }
        if (count == slabs.length) {
            slabs = Arrays.copyOf(slabs, count * 2);
        }
        slabs[count] = memory.take();
        count++;
        return Slabs.SLAB_BYTES;
    }
}
