package dev.hiveparquet.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;

/**
 * zstd, one frame a page, in native memory that is used again.
 *
 * <p>Direct buffers, since compressing a heap array would keep the garbage collector waiting for as long as a page takes.
 * Not thread-safe.
 */
final class PageCompressor implements AutoCloseable {
    private static final int INITIAL_BYTES = 64 << 10;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private ByteBuffer in = ByteBuffer.allocateDirect(INITIAL_BYTES);
    private ByteBuffer out = ByteBuffer.allocateDirect(INITIAL_BYTES);

    PageCompressor(int level) {
        context.setLevel(level).setChecksum(false).setContentSize(true);
    }

    /** Takes what is to be compressed: the two parts, one after the other. */
    void take(ByteBuilder first, byte[] second, int secondLength) {
        in = atLeast(in, Math.addExact(first.size(), secondLength));
        in.put(first.array(), 0, first.size()).put(second, 0, secondLength).flip();
    }

    /** What was taken, as it is; valid until the next {@link #take}. */
    ByteBuffer plain() {
        return in.duplicate();
    }

    /** What was taken, compressed; valid until the next call. */
    ByteBuffer compressed() {
        long bound = Zstd.compressBound(in.limit());
        out = atLeast(out, Math.toIntExact(bound));
        int size = context.compressDirectByteBuffer(out, 0, out.capacity(), in, 0, in.limit());
        return out.limit(size).duplicate();
    }

    @Override
    public void close() {
        context.close();
    }

    private static ByteBuffer atLeast(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes
                ? buffer.clear()
                : ByteBuffer.allocateDirect((int) Math.max(bytes, Math.min(2L * buffer.capacity(), 1 << 30)));
    }
}
