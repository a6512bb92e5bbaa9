package dev.hiveparquet.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * zstd, one frame a page, in native memory that is used again.
 *
 * <p>Direct buffers, since compressing a heap array would keep the garbage collector waiting for as long as a page takes.
 * Not thread-safe.
 */
final class PageCompressor implements AutoCloseable {
    private static final int INITIAL_BYTES = 64 << 10;

    private static final int QUICK_LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private @Nullable ZstdCompressCtx quick;
    private @Nullable ZstdDecompressCtx back;
    private int level;
    private ByteBuffer in = ByteBuffer.allocateDirect(INITIAL_BYTES);
    private ByteBuffer out = ByteBuffer.allocateDirect(INITIAL_BYTES);

    PageCompressor(int level) {
        this.level = level;
        context.setLevel(level).setChecksum(false).setContentSize(true);
    }

    /** Compresses what comes from now on at this level. */
    void level(int wanted) {
        if (wanted != level) {
            level = wanted;
            context.setLevel(wanted);
        }
    }

    /** Takes what is to be compressed: the two parts, one after the other. */
    void take(ByteBuilder first, byte[] second, int secondLength) {
        in = atLeast(in, Math.addExact(first.size(), secondLength));
        in.put(first.array(), 0, first.size()).put(second, 0, secondLength).flip();
    }

    /** Takes these bytes. */
    void take(SlabBytes bytes) {
        in = atLeast(in, bytes.length());
        bytes.copyTo(in);
        in.flip();
    }

    /** What was taken, as it is; valid until the next {@link #take}. */
    ByteBuffer plain() {
        return in.duplicate();
    }

    /** What was taken, compressed; valid until the next call. */
    ByteBuffer compressed() {
        return compressedBy(context);
    }

    /** What was taken, compressed as quickly as it goes; valid until the next call. */
    ByteBuffer quicklyCompressed() {
        if (quick == null) {
            quick = new ZstdCompressCtx().setLevel(QUICK_LEVEL).setChecksum(false);
        }
        return compressedBy(quick);
    }

    /** What was taken, decompressed; valid until the next call. */
    ByteBuffer decompressed(int plainBytes) {
        if (back == null) {
            back = new ZstdDecompressCtx();
        }
        out = atLeast(out, plainBytes);
        int size = back.decompressDirectByteBuffer(out, 0, plainBytes, in, 0, in.limit());
        return out.limit(size).duplicate();
    }

    /** Memory of the buffers, in bytes. */
    long capacityBytes() {
        return (long) in.capacity() + out.capacity();
    }

    @Override
    public void close() {
        context.close();
        if (quick != null) {
            quick.close();
        }
        if (back != null) {
            back.close();
        }
    }

    private ByteBuffer compressedBy(ZstdCompressCtx compressing) {
        out = atLeast(out, Math.toIntExact(Zstd.compressBound(in.limit())));
        int size = compressing.compressDirectByteBuffer(out, 0, out.capacity(), in, 0, in.limit());
        return out.limit(size).duplicate();
    }

    private static ByteBuffer atLeast(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes ? buffer.clear() : ByteBuffer.allocateDirect(Math.max(bytes, bytes / 8 * 9));
    }
}
