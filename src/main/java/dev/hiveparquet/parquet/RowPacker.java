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

    /** The same bytes, packed. Where it fails, nothing is left behind. */
    SlabBytes pack(SlabBytes plain) {
        compressor.begin(plain.length());
        compressor.put(plain);
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

    /** Fills the array with the bytes that were packed. */
    void unpack(SlabBytes packed, byte[] plain) {
        compressor.begin(plain.length);
        compressor.putUnpacked(packed, plain.length);
        compressor.plain().get(plain);
    }
}
