/**
 * From blocks to row batches: which lines are rows, when they happened, and which partition they belong to.
 *
 * <p>Start at {@link dev.hiveparquet.rows.RowBatch}, then {@link dev.hiveparquet.rows.RowParser}. Nothing here may know Camel,
 * Parquet, AWS, a clock or a logger, and nothing here makes an object per line.
 */
@NullMarked
package dev.hiveparquet.rows;

import org.jspecify.annotations.NullMarked;
