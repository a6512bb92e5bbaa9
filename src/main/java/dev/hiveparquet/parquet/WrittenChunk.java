package dev.hiveparquet.parquet;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.OffsetIndex;
import org.jspecify.annotations.Nullable;

/**
 * A column chunk whose pages are in the file, and whose indexes are not yet.
 *
 * @param chunk its entry in the footer
 * @param columnIndex bounds and nulls by page, where the column keeps them
 * @param offsetIndex places of the pages
 */
record WrittenChunk(ColumnChunk chunk, @Nullable ColumnIndex columnIndex, OffsetIndex offsetIndex) {}
