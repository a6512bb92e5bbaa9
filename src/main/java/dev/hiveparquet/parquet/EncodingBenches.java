package dev.hiveparquet.parquet;

import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The benches of all threads that encode: no more than a bound, whoever wants another waits. Thread-safe. */
final class EncodingBenches implements AutoCloseable {
    private final ParquetOptions options;
    private final Slabs memory;
    private final Semaphore free;
    private final ArrayDeque<EncodingBench> idle = new ArrayDeque<>();
    private volatile int zstdLevel;
    private boolean closed;

    EncodingBenches(ParquetOptions options, Slabs memory, int most) {
        this.options = options;
        this.memory = memory;
        this.zstdLevel = options.zstdLevel();
        this.free = new Semaphore(most);
    }

    /** A bench to be given back or {@link #scrap scrapped}; a thread that has one must not ask for another. */
    EncodingBench take() {
        free.acquireUninterruptibly();
        try {
            EncodingBench bench = poll();
            EncodingBench taken = bench == null ? new EncodingBench(options, memory) : bench;
            taken.level(zstdLevel);
            return taken;
        } catch (RuntimeException | Error e) {
            free.release();
            throw e;
        }
    }

    /** Pages that are begun from now on are compressed at this level. */
    void level(int level) {
        zstdLevel = level;
    }

    void give(EncodingBench bench) {
        if (bench.isBloated() || !keep(bench)) {
            scrap(bench);
        } else {
            free.release();
        }
    }

    /** Frees the native memory of a bench that is no good any more. */
    void scrap(EncodingBench bench) {
        bench.close();
        free.release();
    }

    /** Frees the native memory; what is still in use is freed when it comes back. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(EncodingBench::close);
        idle.clear();
    }

    private synchronized @Nullable EncodingBench poll() {
        return idle.poll();
    }

    private synchronized boolean keep(EncodingBench bench) {
        if (!closed) {
            idle.push(bench);
        }
        return !closed;
    }
}
