package dev.hiveparquet.parquet;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Full-grown pages of lines, kept for the next file that fills one, so that steady traffic allocates nothing. Thread-safe.
 *
 * <p>Only pages that have grown to at least half their limit are kept, and none that one long line has blown up. A file's
 * first page never comes from here: most files of many are small.
 */
final class PagePool {
    private final int maxPages;
    private final long leastBytes;
    private final long greatestBytes;
    private final ArrayDeque<LinesPage> pages = new ArrayDeque<>();
    private long heldBytes;

    PagePool(int maxPages, int pageBytes) {
        this.maxPages = maxPages;
        this.leastBytes = pageBytes / 2;
        this.greatestBytes = 4L * pageBytes + (64 << 10);
    }

    /** A page without rows, or null. */
    synchronized @Nullable LinesPage take() {
        LinesPage page = pages.poll();
        if (page != null) {
            heldBytes -= page.capacityBytes();
        }
        return page;
    }

    /** Takes back a page that is not used any more, or leaves it to the garbage collector. */
    synchronized void give(OpenPage page) {
        long bytes = page.capacityBytes();
        if (page instanceof LinesPage lines
                && pages.size() < maxPages
                && bytes >= leastBytes
                && bytes <= greatestBytes) {
            lines.clear();
            pages.push(lines);
            heldBytes += bytes;
        }
    }

    /** Memory that the pool holds, in bytes. */
    synchronized long heldBytes() {
        return heldBytes;
    }
}
