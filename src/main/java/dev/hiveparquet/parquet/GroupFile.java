package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Parquet file being filled, held in memory as encoded and compressed pages and the rows of one page.
 *
 * <p>Rows are copied, so that a batch and its block are free when {@link #append} returns. They stand in the file in the
 * order in which they came. Used by one thread at a time, with a proper hand-over between them, except for {@link
 * #heldBytes}, {@link #looseBytes} and {@link #pack}. Ends with {@link #discard}, whether it was written or not.
 */
public final class GroupFile {
    /** What a file, its group and the exchange that carries it take on the heap, in bytes, and as much again for the collector. */
    static final int OWN_BYTES = 4096;

    /** Lines are laid down outside of the file's memory until they are this many bytes, which makes long copies of short ones. */
    private static final int LAID_DOWN_BYTES = 32 << 10;

    private final GroupFiles files;
    private final Table table;
    private final RowForm form;
    private final List<SealedPage> sealed = new ArrayList<>(0);
    private final AtomicLong heldBytes = new AtomicLong(OWN_BYTES);
    private OpenRows open;
    private volatile long looseBytes;
    private long rows;
    private long lineBytes;
    private boolean ended;
    private volatile boolean discarded;

    GroupFile(GroupFiles files, Table table) {
        this.files = files;
        this.table = table;
        this.form = table == Table.LINES ? new LineRows() : new QuarantineRows();
        this.open = new OpenRows(files.memory());
    }

    /**
     * Copies rows {@code from .. to} of the batch to the end of the file.
     *
     * @throws IllegalStateException if the file was already written or discarded
     */
    public synchronized void append(RowBatch batch, int from, int to) {
        Objects.checkFromToIndex(from, to, batch.size());
        if (ended) {
            throw new IllegalStateException("rows for a file that is already written or discarded");
        }
        ByteBuilder lines = files.layingDown().take();
        lines.clear();
        for (int i = from; i < to; i++) {
            add(batch, i, lines);
        }
        putDown(lines);
        if (lines.array().length <= 2 * LAID_DOWN_BYTES) {
            files.layingDown().give(lines);
        }
        looseBytes = open.looseBytes();
        rows += to - from;
    }

    /** Memory of the rows that are neither packed nor encoded, in bytes. Any thread may ask, as often as it likes. */
    public long looseBytes() {
        return discarded ? 0 : looseBytes;
    }

    /**
     * Has the rows of the page that is being filled packed, which frees most of their memory at the price of the time that it
     * takes to pack and unpack them. Any thread; does nothing once the file is being written.
     */
    public synchronized void pack() {
        if (!ended && looseBytes > 0) {
            RowRun run = endRun();
            execute(() -> pack(run));
        }
    }

    /** Number of rows. */
    public long rows() {
        return rows;
    }

    /** Bytes of the lines as they came, without terminators. */
    public long lineBytes() {
        return lineBytes;
    }

    /** Memory that the file holds now, in bytes. Any thread may ask, as often as it likes. */
    public long heldBytes() {
        return discarded ? 0 : heldBytes.get() + looseBytes;
    }

    /**
     * Writes the whole file; the channel stays open. No rows can be added after it. When it fails, what the channel got is
     * no Parquet file, while the rows are all still here: it can be called again with another channel.
     *
     * @param footerMetadata key-value metadata of the footer, written in the map's order
     * @throws IOException if the channel fails or a page could not be encoded
     */
    public Written writeTo(WritableByteChannel out, Map<String, String> footerMetadata) throws IOException {
        if (discarded) {
            throw new IllegalStateException("a file that is already discarded");
        }
        sealForGood();
        ByteBuffer buffer = files.writeBuffers().take();
        try {
            CountedOutput counted = new CountedOutput(out, buffer);
            FileAssembler file = new FileAssembler(TableSchema.of(table), files.benches(), counted);
            file.rowGroups(sealed, files.options());
            return file.finish(files.options().createdBy(), footerMetadata);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new IOException("a page could not be encoded: " + e, e);
        } finally {
            files.writeBuffers().give(buffer);
        }
    }

    private synchronized void sealForGood() {
        ended = true;
        seal();
    }

    /** Lets go of everything. Harmless when repeated. */
    public synchronized void discard() {
        ended = true;
        discarded = true;
        sealed.forEach(SealedPage::discard);
        sealed.clear();
        open.free();
    }

    private void add(RowBatch batch, int i, ByteBuilder lines) {
        int length = form.pageBytes(batch, i);
        if (!open.fits(length, files.options())) {
            putDown(lines);
            seal();
        }
        form.lay(batch, i, open.heads(), lines);
        open.count(length);
        lineBytes += batch.table().length(batch.row(i));
        if (lines.size() >= LAID_DOWN_BYTES) {
            putDown(lines);
        }
    }

    private void putDown(ByteBuilder lines) {
        open.put(lines);
        lines.clear();
        looseBytes = open.looseBytes();
    }

    private void seal() {
        if (open.rows() > 0) {
            RowRun unused = endRun();
            SealedPage page = new SealedPage(table, open, form.labels(), heldBytes);
            sealed.add(page);
            open = new OpenRows(files.memory());
            execute(() -> page.prepare(files.benches()));
        }
    }

    private RowRun endRun() {
        RowRun run = open.endRun(heldBytes);
        looseBytes = 0;
        form.restart();
        return run;
    }

    private void pack(RowRun run) {
        EncodingBench bench = files.benches().take();
        try {
            run.pack(bench.packer());
        } finally {
            files.benches().give(bench);
        }
    }

    private void execute(Runnable task) {
        try {
            files.executor().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
