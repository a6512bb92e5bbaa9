package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;

/**
 * Rows of one table that are not encoded yet: every column's page of the same rows.
 *
 * <p>Begins small and doubles as rows come. Used by one thread at a time: by its file's until it is sealed, then by the one
 * that encodes it.
 */
abstract sealed class OpenPage permits LinesPage, QuarantinePage {
    static final int INITIAL_ROWS = 32;
    static final int INITIAL_BYTES = 4096;

    private final int maxRows;
    private final int maxBytes;

    OpenPage(ParquetOptions options) {
        this.maxRows = options.pageRows();
        this.maxBytes = options.pageBytes();
    }

    /**
     * Copies rows {@code from .. to} of the batch until the page is full.
     *
     * @return the first row that was not taken, or {@code to}
     */
    abstract int append(RowBatch batch, int from, int to);

    /** Number of rows. */
    abstract int rows();

    /** Bytes of the lines. */
    abstract int lineBytes();

    /** Ends the page: takes what it needs of its file, so that another thread can encode it. */
    abstract void seal();

    abstract EncodedPages encode(PageEncoder encoder);

    abstract void clear();

    /** Memory that the page holds, in bytes. */
    abstract long capacityBytes();

    /** Whether a line of this length belongs on this page. An empty page takes any. */
    final boolean fits(int length) {
        int rows = rows();
        return rows == 0 || (rows < maxRows && (long) lineBytes() + length <= maxBytes);
    }
}
