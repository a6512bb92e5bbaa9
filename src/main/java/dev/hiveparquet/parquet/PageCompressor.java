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

    /**
     * Where zstd looks for repetitions of five bytes in a table of 256 KiB, and for longer ones in another. In lines of sentences
     * those of six save 1 %, and few are short: a table of 16 KiB finds nearly all, and stays in the processor's first cache.
     */
    private static final int TUNED_LEVEL = 3;

    private static final int LEAST_MATCH = 6;
    private static final int SHORT_TABLE_LOG = 12;

    /** zstd's own choice for the level. */
    private static final int USUAL = 0;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private @Nullable ZstdCompressCtx quick;
    private @Nullable ZstdDecompressCtx back;
    private int level;
    private ByteBuffer in = ByteBuffer.allocateDirect(INITIAL_BYTES);
    private ByteBuffer out = ByteBuffer.allocateDirect(INITIAL_BYTES);

    PageCompressor(int level) {
        context.setChecksum(false).setContentSize(true);
        level(level);
    }

    /** Compresses what comes from now on at this level. */
    void level(int wanted) {
        if (wanted != level) {
            level = wanted;
            boolean tuned = wanted == TUNED_LEVEL;
            context.setLevel(wanted)
                    .setMinMatch(tuned ? LEAST_MATCH : USUAL)
                    .setChainLog(tuned ? SHORT_TABLE_LOG : USUAL);
        }
    }

    /** Forgets what was to be compressed, and makes room for so many bytes. */
    void begin(int bytes) {
        in = atLeast(in, bytes);
    }

    /** Adds the first bytes of an array to what is to be compressed; {@link #begin} made room for them. */
    void put(byte[] bytes, int length) {
        in.put(bytes, 0, length);
    }

    /** Adds these bytes. */
    void put(SlabBytes bytes) {
        bytes.copyTo(in);
    }

    /** Adds the bytes that {@link #quicklyCompressed} has made these of. */
    void putUnpacked(SlabBytes packed, int plainBytes) {
        if (back == null) {
            back = new ZstdDecompressCtx();
        }
        out = atLeast(out, packed.length());
        packed.copyTo(out);
        int size = back.decompressDirectByteBuffer(in, in.position(), plainBytes, out, 0, out.position());
        in.position(in.position() + size);
    }

    /** What is to be compressed, as it is; valid until the next {@link #begin}. */
    ByteBuffer plain() {
        return in.duplicate().flip();
    }

    /** What was put, compressed; valid until the next call. */
    ByteBuffer compressed() {
        return compressedBy(context);
    }

    /** What was put, compressed as quickly as it goes; valid until the next call. */
    ByteBuffer quicklyCompressed() {
        if (quick == null) {
            quick = new ZstdCompressCtx().setLevel(QUICK_LEVEL).setChecksum(false);
        }
        return compressedBy(quick);
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
        out = atLeast(out, Math.toIntExact(Zstd.compressBound(in.position())));
        int size = compressing.compressDirectByteBuffer(out, 0, out.capacity(), in, 0, in.position());
        return out.limit(size).duplicate();
    }

    private static ByteBuffer atLeast(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes ? buffer.clear() : ByteBuffer.allocateDirect(Math.max(bytes, bytes / 8 * 9));
    }
}
