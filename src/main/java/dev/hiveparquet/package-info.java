/**
 * Line feeds and archives in, Hive-partitioned Parquet out.
 *
 * <pre>
 * tcp-feed ──┐
 * file-feed ─┴─ block ──> line-intake: journal ─> parse ─ row batches ─> aggregate ─ group
 *                                                                                     │
 *                         s3-upload <─ upload queue on disk <─ published file <─ parquet-sink
 * </pre>
 *
 * The arrows are the routes under {@code routes/}; the boxes are the packages here. Start reading at {@link
 * dev.hiveparquet.block.Block}, then {@link dev.hiveparquet.rows.RowBatch}, then {@code group}, {@code parquet} and {@code
 * publish}. Only {@code camel} knows Camel, only {@code parquet} knows Parquet.
 */
@NullMarked
package dev.hiveparquet;

import org.jspecify.annotations.NullMarked;
