package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import java.util.concurrent.Executor;

/**
 * Opens the files that are filled, and holds what they share: the executor that encodes, page memory, compressors.
 *
 * <p>One per process. Thread-safe. Close it when no file of it is in use any more; that frees native memory.
 */
public final class GroupFiles implements AutoCloseable {
    private static final int POOLED_PAGES = 16;

    private final ParquetOptions options;
    private final Executor executor;
    private final PagePool pages;
    private final EncoderPool encoders;

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
        this.pages = new PagePool(POOLED_PAGES, options.pageBytes());
        this.encoders = new EncoderPool(options.zstdLevel(), new PageMemory());
    }

    /** A file without rows. */
    public GroupFile open(Table table) {
        return new GroupFile(this, table);
    }

    /** Memory of pages kept for reuse, in bytes, which no file counts. */
    public long pooledBytes() {
        return pages.heldBytes();
    }

    @Override
    public void close() {
        encoders.close();
    }

    ParquetOptions options() {
        return options;
    }

    Executor executor() {
        return executor;
    }

    PagePool pages() {
        return pages;
    }

    EncoderPool encoders() {
        return encoders;
    }
}
