package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;

/**
 * How the rows of one file are laid down one after the other until their page is encoded: their lines as they will stand in
 * the file, and all else in heads, as a difference to the row before where it is near to that. {@link PageColumns#read} is the
 * way back.
 *
 * <p>One a file; used by one thread at a time.
 */
abstract sealed class RowForm permits LineRows, QuarantineRows {

    /** Bytes that row {@code i} of the batch adds to the column of lines. */
    abstract int pageBytes(RowBatch batch, int i);

    /** Lays down a row. {@link #pageBytes} was asked for the same row just before. */
    abstract void lay(RowBatch batch, int i, ByteBuilder heads, ByteBuilder lines);

    /** The next row can be read without those before it. */
    abstract void restart();

    /** The dictionaries that the rows laid down so far are numbers of. */
    abstract PageLabels labels();
}
