package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file being filled, held in memory as encoded and compressed pages and one open page.
 *
 * <p>Rows are copied, so that a batch and its block are free when {@link #append} returns. They stand in the file in the
 * order in which they came. Used by one thread at a time, with a proper hand-over between them, except for {@link
 * #heldBytes}, {@link #openBytes} and {@link #sealPage}. Ends with {@link #discard}, whether it was written or not.
 */
public final class GroupFile {
    private static final int OWN_BYTES = 512;

    private final GroupFiles files;
    private final Table table;
    private final LabelDictionary sources = new LabelDictionary();
    private final LabelDictionary origins = new LabelDictionary();
    private final List<SealedPage> sealed = new ArrayList<>();
    private final AtomicLong sealedBytes = new AtomicLong(OWN_BYTES);
    private @Nullable OpenPage open;
    private volatile long openBytes;
    private long rows;
    private long lineBytes;
    private boolean ended;
    private volatile boolean discarded;

    GroupFile(GroupFiles files, Table table) {
        this.files = files;
        this.table = table;
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
        int next = from;
        while (next < to) {
            OpenPage page = openPage();
            next = page.append(batch, next, to);
            if (next < to) {
                seal();
            }
        }
        openBytes = open == null ? 0 : open.capacityBytes();
        count(batch, from, to);
    }

    /** Memory of the rows that are not compressed yet, in bytes. Any thread may ask, as often as it likes. */
    public long openBytes() {
        return discarded ? 0 : openBytes;
    }

    /**
     * Has the open page encoded as it is, which frees most of its memory at the price of a smaller page. Any thread; does
     * nothing once the file is being written.
     */
    public synchronized void sealPage() {
        if (!ended) {
            seal();
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
        return discarded ? 0 : sealedBytes.get() + openBytes;
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
        PageEncoder encoder = files.encoders().take();
        try {
            FileAssembler file = new FileAssembler(TableSchema.of(table), encoder, out);
            file.rowGroups(sealed, files.options());
            return file.finish(files.options().createdBy(), footerMetadata);
        } finally {
            files.encoders().give(encoder);
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
        if (open != null) {
            files.pages().give(open);
            open = null;
        }
    }

    private OpenPage openPage() {
        if (open == null) {
            LinesPage pooled = sealed.isEmpty() || table != Table.LINES
                    ? null
                    : files.pages().take();
            open = pooled == null ? newPage() : pooled;
        }
        return open;
    }

    private OpenPage newPage() {
        return switch (table) {
            case LINES -> new LinesPage(files.options());
            case QUARANTINE -> new QuarantinePage(files.options(), sources, origins);
        };
    }

    private void seal() {
        if (open != null) {
            openBytes = 0;
            sealed.add(SealedPage.submit(open, files, sealedBytes));
            open = null;
        }
    }

    private void count(RowBatch batch, int from, int to) {
        RowTable lines = batch.table();
        for (int i = from; i < to; i++) {
            lineBytes += lines.length(batch.row(i));
        }
        rows += to - from;
    }
}
