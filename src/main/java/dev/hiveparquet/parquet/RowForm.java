package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;

/**
 * How the rows of one file are laid down one after the other until their page is encoded: what is near to the row before
 * as a difference, then the line. {@link PageColumns#read} is the way back.
 *
 * <p>One a file; used by one thread at a time.
 */
abstract sealed class RowForm permits LineRows, QuarantineRows {

    /** Bytes that row {@code i} of the batch adds to the column of lines. */
    abstract int pageBytes(RowBatch batch, int i);

    /** Lays down all of a row but its line. {@link #pageBytes} was asked for the same row just before. */
    abstract void head(RowBatch batch, int i, ByteBuilder out);

    /** The next row can be read without those before it. */
    abstract void restart();

    /** The dictionaries that the rows laid down so far are numbers of. */
    abstract PageLabels labels();
}
