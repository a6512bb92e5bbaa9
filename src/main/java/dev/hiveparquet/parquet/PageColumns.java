package dev.hiveparquet.parquet;

import java.util.List;

/**
 * The rows of one page by columns, between {@link RowForm} and {@link PageEncoder}. Used again for page after page; not
 * thread-safe.
 */
abstract sealed class PageColumns permits LinesPage, QuarantinePage {
    static final int INITIAL_ROWS = 32;

    /** Adds rows whose heads were laid down one after the other from a {@link RowForm#restart} on. */
    abstract void read(RowReader heads);

    /** Number of rows. */
    abstract int rows();

    /** The page of the rows that were read; their lines are those of the runs. */
    abstract EncodedPages encode(PageEncoder encoder, PageLabels labels, List<RowRun> runs);

    abstract void clear();

    /** Memory held, in bytes. */
    abstract long capacityBytes();
}
