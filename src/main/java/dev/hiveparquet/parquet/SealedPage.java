package dev.hiveparquet.parquet;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A full page on its way to be encoded, or encoded. It is encoded once, by whichever thread comes first. */
final class SealedPage {
    private final FutureTask<EncodedPages> encoding;
    private @Nullable EncodedPages encoded;
    private boolean discarded;

    private SealedPage(OpenPage page, GroupFiles files, AtomicLong held) {
        this.encoding = new FutureTask<>(() -> keep(encode(page, files, held)));
    }

    /**
     * Hands a page over to be encoded.
     *
     * @param held what the page counts for, before with its capacity, after with its encoded size
     */
    static SealedPage submit(OpenPage page, GroupFiles files, AtomicLong held) {
        page.seal();
        held.addAndGet(page.capacityBytes());
        SealedPage sealed = new SealedPage(page, files, held);
        try {
            files.executor().execute(sealed.encoding);
        } catch (RejectedExecutionException e) {
            sealed.encoding.run();
        }
        return sealed;
    }

    /** The encoded page, encoded here and now if no other thread has begun. */
    EncodedPages encoded() throws IOException {
        encoding.run();
        try {
            return encoding.get();
        } catch (ExecutionException e) {
            throw new IOException("a page could not be encoded: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a page was being encoded", e);
        }
    }

    /** Gives the page's memory back, or spares the encoding if it has not begun. Harmless when repeated. */
    synchronized void discard() {
        boolean unused = encoding.cancel(false);
        discarded = true;
        if (encoded != null) {
            encoded.free();
            encoded = null;
        }
    }

    /** An encoding that was under way when its page was discarded is of no use to anybody. */
    private synchronized EncodedPages keep(EncodedPages pages) {
        if (discarded) {
            pages.free();
        } else {
            encoded = pages;
        }
        return pages;
    }

    private static EncodedPages encode(OpenPage page, GroupFiles files, AtomicLong held) {
        PageEncoder encoder = files.encoders().take();
        EncodedPages pages;
        try {
            pages = page.encode(encoder);
        } finally {
            files.encoders().give(encoder);
        }
        held.addAndGet(pages.heldBytes() - page.capacityBytes());
        files.pages().give(page);
        return pages;
    }
}
