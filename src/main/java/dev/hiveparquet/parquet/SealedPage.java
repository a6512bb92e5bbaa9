package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A full page on its way to be encoded, or encoded. It is encoded once, by whichever thread comes first; where that fails,
 * the rows are still there and the next one tries again. Thread-safe.
 */
final class SealedPage {
    private final Table table;
    private final List<RowRun> runs;
    private final PageLabels labels;
    private final AtomicLong held;
    private @Nullable EncodedPages encoded;
    private boolean discarded;

    /**
     * A page that is not encoded yet.
     *
     * @param page its rows, all of them in runs; they belong to this page from now on
     * @param held what the page counts for
     */
    SealedPage(Table table, OpenRows page, PageLabels labels, AtomicLong held) {
        this.table = table;
        this.runs = page.runs();
        this.labels = labels;
        this.held = held;
    }

    /**
     * The encoded page, encoded here and now if that is not done.
     *
     * @throws IllegalStateException if the page was discarded
     */
    synchronized EncodedPages encoded(EncodingBenches benches) {
        if (discarded) {
            throw new IllegalStateException("a page that is already discarded");
        }
        EncodedPages pages = encoded;
        if (pages == null) {
            pages = encode(benches);
            encoded = pages;
            held.addAndGet(pages.heldBytes());
            runs.forEach(RowRun::free);
        }
        return pages;
    }

    /** Encodes the page if there is still need for it. What goes wrong comes back when the page is asked for. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    void prepare(EncodingBenches benches) {
        try {
            EncodedPages unused = encoded(benches);
        } catch (RuntimeException | Error e) {
            // The rows are still there: encoded() tries again and throws to whoever writes the file.
            return;
        }
    }

    /** Gives the page's memory back. Harmless when repeated. */
    synchronized void discard() {
        discarded = true;
        runs.forEach(RowRun::free);
        if (encoded != null) {
            held.addAndGet(-encoded.heldBytes());
            encoded.free();
            encoded = null;
        }
    }

    private EncodedPages encode(EncodingBenches benches) {
        EncodingBench bench = benches.take();
        try {
            EncodedPages pages = bench.encode(runs, labels, table == Table.LINES);
            benches.give(bench);
            return pages;
        } catch (RuntimeException | Error e) {
            benches.scrap(bench);
            throw e;
        }
    }
}
