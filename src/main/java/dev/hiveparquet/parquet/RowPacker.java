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
        return packed();
    }

    /** The same bytes, packed. Where it fails, nothing is left behind. */
    SlabBytes pack(byte[] plain) {
        compressor.begin(plain.length);
        compressor.put(plain, plain.length);
        return packed();
    }

    /** The bytes that were packed. */
    byte[] unpacked(SlabBytes packed, int plainBytes) {
        byte[] plain = new byte[plainBytes];
        compressor.begin(plainBytes);
        compressor.putUnpacked(packed, plainBytes);
        compressor.plain().get(plain);
        return plain;
    }

    private SlabBytes packed() {
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
}
