package dev.hiveparquet.parquet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Parquet file says of itself in its footer, down to the column.
 *
 * @param fileBytes size of the file
 * @param rows number of rows
 * @param createdBy the writer it names, empty if none
 * @param schema name of the schema's root
 * @param columns over all row groups, in the order of the schema
 * @param rowGroups in the order of the file
 * @param times of all rows, where the first column is a time and every row group has bounds
 * @param metadata key-value metadata, in the file's order
 */
public record FileLayout(
        long fileBytes,
        long rows,
        String createdBy,
        String schema,
        List<ColumnLayout> columns,
        List<RowGroupLayout> rowGroups,
        @Nullable TimeSpan times,
        Map<String, String> metadata) {
    public FileLayout {
        columns = List.copyOf(columns);
        rowGroups = List.copyOf(rowGroups);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
