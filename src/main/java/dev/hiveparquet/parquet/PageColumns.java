package dev.hiveparquet.parquet;

/**
 * The rows of one page by columns, between {@link RowForm} and {@link PageEncoder}. Used again for page after page; not
 * thread-safe.
 */
abstract sealed class PageColumns permits LinesPage, QuarantinePage {
    static final int INITIAL_ROWS = 32;
    static final int INITIAL_BYTES = 4096;

    /** Adds rows that were laid down one after the other from a {@link RowForm#restart} on. */
    abstract void read(RowReader rows);

    /** Number of rows. */
    abstract int rows();

    /** Bytes of the column of lines. */
    abstract int lineBytes();

    abstract EncodedPages encode(PageEncoder encoder, PageLabels labels);

    abstract void clear();

    /** Memory held, in bytes. */
    abstract long capacityBytes();
}
