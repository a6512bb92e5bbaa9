package dev.hiveparquet.parquet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Where encoded pages lie until their file is written: native memory that is used again, since on the heap they would live
 * just long enough to be moved to where only a full collection finds them. Thread-safe.
 */
final class PageMemory {
    /** What is smaller stays on the heap: the page headers of thin columns. */
    private static final int LEAST_POOLED_BYTES = 4096;

    private static final int PAGE_BYTES = 8192;

    /** Chunks of 4 MiB, given back to the system when nothing in them is used. */
    private static final int CHUNK_ORDER = 9;

    private final PooledByteBufAllocator allocator =
            new PooledByteBufAllocator(true, 0, 1, PAGE_BYTES, CHUNK_ORDER, 0, 0, false);

    /** An image of the three parts, one after the other. */
    PageImage image(byte[] head, ByteBuilder levels, ByteBuffer body) {
        int length = head.length + levels.size() + body.remaining();
        ByteBuf memory =
                length < LEAST_POOLED_BYTES ? Unpooled.buffer(length, length) : allocator.directBuffer(length, length);
        return new PageImage(memory.writeBytes(head)
                .writeBytes(levels.array(), 0, levels.size())
                .writeBytes(body));
    }
}
