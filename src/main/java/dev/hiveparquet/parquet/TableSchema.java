package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.Column.required;

import dev.hiveparquet.parquet.Column.Kind;
import dev.hiveparquet.partition.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.SchemaElement;

/**
 * The columns of a table, in order. The first column of each is its time.
 *
 * @param name of the schema's root
 * @param columns in the order of the file
 */
record TableSchema(String name, List<Column> columns) {
    private static final TableSchema LINES = new TableSchema(
            "line",
            List.of(
                    required("ts", Kind.TIMESTAMP),
                    required("payload", Kind.TEXT),
                    required("received_at", Kind.TIMESTAMP),
                    required("ts_from", Kind.LABEL),
                    new Column("payload_raw", Kind.BINARY, true)));
    private static final TableSchema QUARANTINE = new TableSchema(
            "rejected_line",
            List.of(
                    required("received_at", Kind.TIMESTAMP),
                    required("reason", Kind.LABEL),
                    required("source", Kind.LABEL),
                    required("origin", Kind.LABEL),
                    required("line_offset", Kind.NUMBER),
                    required("line_bytes", Kind.NUMBER),
                    required("bytes", Kind.BINARY)));

    private static final TableSchema SESSIONS = new TableSchema(
            "feed_session",
            List.of(
                    required("began_at", Kind.TIMESTAMP),
                    required("ended_at", Kind.TIMESTAMP),
                    required("ended_by", Kind.LABEL),
                    required("connected_at", Kind.TIMESTAMP),
                    required("address", Kind.LABEL),
                    new Column("first_line_at", Kind.TIMESTAMP, true),
                    new Column("last_line_at", Kind.TIMESTAMP, true),
                    required("lines", Kind.NUMBER),
                    required("bytes", Kind.NUMBER),
                    required("torn_bytes", Kind.NUMBER),
                    new Column("lost_bytes", Kind.NUMBER, true),
                    required("longest_silence_ms", Kind.NUMBER)));

    static TableSchema of(Table table) {
        return switch (table) {
            case LINES -> LINES;
            case QUARANTINE -> QUARANTINE;
            case SESSIONS -> SESSIONS;
        };
    }

    /** The root and its columns, as the footer lists them. */
    List<SchemaElement> elements() {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(name).setNum_children(columns.size()));
        columns.forEach(column -> elements.add(column.schemaElement()));
        return elements;
    }
}
