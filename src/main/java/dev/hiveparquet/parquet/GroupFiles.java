package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/**
 * Opens the files that are filled, and holds what they share: the executor that encodes, page memory, compressors.
 *
 * <p>One per process. Thread-safe. Close it when no file of it is in use any more; that frees native memory.
 */
public final class GroupFiles implements AutoCloseable {
    private static final int WRITE_BUFFER_BYTES = 256 << 10;

    private final ParquetOptions options;
    private final Executor executor;
    private final Slabs memory = new Slabs();
    private final EncodingBenches benches;
    private final Idle<ByteBuilder> layingDown = new Idle<>(ByteBuilder::new);
    private final Idle<ByteBuffer> writeBuffers = new Idle<>(() -> ByteBuffer.allocateDirect(WRITE_BUFFER_BYTES));

    /**
     * Files that all look alike.
     *
     * @param options what shapes the files
     * @param executor runs the encoding of full pages; bound its queue, and let the caller run what it cannot take, so that
     *     pages waiting for it stay few. It does not matter if it drops a task: the file encodes that page when it is written
     */
    public GroupFiles(ParquetOptions options, Executor executor) {
        this.options = options;
        this.executor = executor;
        // More at once than processors would only take more memory.
        this.benches = new EncodingBenches(options, memory, Runtime.getRuntime().availableProcessors());
    }

    /** A file without rows. */
    public GroupFile open(Table table) {
        return new GroupFile(this, table);
    }

    /** Compresses pages from now on at this level, 1 to 22; those that are compressed stay as they are. */
    public void compressAt(int zstdLevel) {
        benches.level(zstdLevel);
    }

    @Override
    public void close() {
        benches.close();
    }

    ParquetOptions options() {
        return options;
    }

    Executor executor() {
        return executor;
    }

    Slabs memory() {
        return memory;
    }

    EncodingBenches benches() {
        return benches;
    }

    /** Where lines are laid down before they go to a file. */
    Idle<ByteBuilder> layingDown() {
        return layingDown;
    }

    Idle<ByteBuffer> writeBuffers() {
        return writeBuffers;
    }
}
