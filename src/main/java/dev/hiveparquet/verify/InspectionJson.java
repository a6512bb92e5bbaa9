package dev.hiveparquet.verify;

import dev.hiveparquet.parquet.ColumnLayout;
import dev.hiveparquet.parquet.FileLayout;
import dev.hiveparquet.parquet.RowGroupLayout;
import dev.hiveparquet.parquet.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inspection as what becomes JSON; what the footer does not tell is null. */
final class InspectionJson {
    private InspectionJson() {}

    static Map<String, Object> of(Inspection inspection) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", inspection.file().toString());
        json.put("well", inspection.isWell());
        json.put("checked", inspection.checked());
        json.put("problems", inspection.problems());
        FileLayout layout = inspection.layout();
        if (layout != null) {
            json.put("rows", layout.rows());
            json.put("bytes", layout.fileBytes());
            putTimes(json, layout.times());
            json.put("schema", layout.schema());
            json.put("created_by", layout.createdBy());
            json.put("metadata", layout.metadata());
            json.put(
                    "columns",
                    layout.columns().stream().map(InspectionJson::column).toList());
            json.put(
                    "row_groups",
                    layout.rowGroups().stream().map(InspectionJson::rowGroup).toList());
        }
        return json;
    }

    private static Map<String, @Nullable Object> rowGroup(RowGroupLayout group) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rows", group.rows());
        json.put("compressed_bytes", group.compressedBytes());
        json.put("raw_bytes", group.rawBytes());
        putTimes(json, group.times());
        json.put("columns", group.columns().stream().map(InspectionJson::column).toList());
        return json;
    }

    private static Map<String, @Nullable Object> column(ColumnLayout column) {
        ColumnLayout.ShownBounds bounds = column.bounds();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("type", column.type());
        json.put("optional", column.optional());
        json.put("codecs", column.codecs());
        json.put("encodings", column.encodings());
        json.put("pages", told(column.pages()));
        json.put("values", column.values());
        json.put("nulls", told(column.nulls()));
        json.put("compressed_bytes", column.compressedBytes());
        json.put("raw_bytes", column.rawBytes());
        json.put("least", bounds == null ? null : bounds.least());
        json.put("greatest", bounds == null ? null : bounds.greatest());
        return json;
    }

    private static @Nullable Long told(long number) {
        return number < 0 ? null : number;
    }

    private static void putTimes(Map<String, @Nullable Object> json, @Nullable TimeSpan times) {
        json.put("times", times == null ? null : List.of(times.leastText(), times.greatestText()));
    }
}
