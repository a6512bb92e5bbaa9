package dev.hiveparquet.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row group, as the footer tells it.
 *
 * @param rows number of rows
 * @param columns in the order of the schema
 * @param times of its rows, where the first column is a time and has bounds
 */
public record RowGroupLayout(
        long rows, List<ColumnLayout> columns, @Nullable TimeSpan times) {
    public RowGroupLayout {
        columns = List.copyOf(columns);
    }

    /** Size in the file. */
    public long compressedBytes() {
        return columns.stream().mapToLong(ColumnLayout::compressedBytes).sum();
    }

    /** The same without compression. */
    public long rawBytes() {
        return columns.stream().mapToLong(ColumnLayout::rawBytes).sum();
    }
}
