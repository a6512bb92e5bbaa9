package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;

/** Compresses rows as they are laid down, quickly, and back. Not thread-safe. */
final class RowPacker {
    private final PageCompressor compressor;
    private final Slabs memory;

    RowPacker(PageCompressor compressor, Slabs memory) {
        this.compressor = compressor;
        this.memory = memory;
    }

    /** The same rows, packed. Where it fails, nothing is left behind. */
    SlabBytes pack(SlabBytes plain) {
        compressor.take(plain);
        ByteBuffer small = compressor.quicklyCompressed();
        SlabBytes packed = new SlabBytes(memory);
        try {
            packed.put(small);
            return packed;
        } catch (RuntimeException | Error e) {
            packed.free();
            throw e;
        }
    }

    /** Unpacks to the front of the array. */
    void unpack(SlabBytes packed, byte[] plain, int plainBytes) {
        compressor.take(packed);
        compressor.decompressed(plainBytes).get(plain, 0, plainBytes);
    }
}
