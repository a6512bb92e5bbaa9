package dev.hiveparquet.parquet;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Encoders that are not in use, so that there are never more of them than threads that encode at once. Thread-safe. */
final class EncoderPool implements AutoCloseable {
    private final int zstdLevel;
    private final PageMemory memory;
    private final ArrayDeque<PageEncoder> idle = new ArrayDeque<>();
    private boolean closed;

    EncoderPool(int zstdLevel, PageMemory memory) {
        this.memory = memory;
        this.zstdLevel = zstdLevel;
    }

    PageEncoder take() {
        PageEncoder encoder = poll();
        return encoder == null ? new PageEncoder(zstdLevel, memory) : encoder;
    }

    void give(PageEncoder encoder) {
        if (!keep(encoder)) {
            encoder.close();
        }
    }

    /** Frees the native memory; what is still in use is freed when it comes back. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(PageEncoder::close);
        idle.clear();
    }

    private synchronized @Nullable PageEncoder poll() {
        return idle.poll();
    }

    private synchronized boolean keep(PageEncoder encoder) {
        if (!closed) {
            idle.push(encoder);
        }
        return !closed;
    }
}
