package dev.hiveparquet.parquet;

import io.netty.buffer.ByteBuf;
import java.io.IOException;

/**
 * A page as it will stand in the file: header, levels and compressed values, in memory of {@link PageMemory} that is freed by
 * hand. Written by one thread at a time.
 */
final class PageImage {
    private final ByteBuf memory;

    PageImage(ByteBuf memory) {
        this.memory = memory;
    }

    /** Number of bytes. */
    int length() {
        return memory.readableBytes();
    }

    void writeTo(CountedOutput out) throws IOException {
        out.write(memory.nioBuffer());
    }

    /** Gives the memory back. To be called once; the image must not be used after it. */
    void free() {
        boolean unused = memory.release();
    }
}
