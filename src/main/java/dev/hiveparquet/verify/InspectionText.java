package dev.hiveparquet.verify;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.TextTable;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.parquet.ColumnLayout;
import dev.hiveparquet.parquet.FileLayout;
import dev.hiveparquet.parquet.RowGroupLayout;
import dev.hiveparquet.parquet.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inspection as text for people. */
final class InspectionText {
    private static final String UNTOLD = "-";
    private static final String ORIGINS = "hive-parquet-ingest.origins";
    private static final int VALUE_LIMIT = 40;

    private InspectionText() {}

    static List<String> lines(Inspection inspection) {
        List<String> lines = new ArrayList<>();
        lines.add(Excerpt.escape(inspection.file().toString()));
        inspection.problems().forEach(problem -> fact(lines, "WRONG", Excerpt.escape(problem)));
        FileLayout layout = inspection.layout();
        if (layout != null) {
            facts(lines, layout);
            if (inspection.checked() && inspection.isWell()) {
                fact(lines, "check", "every page agrees with its checksum, every column with its row group");
            }
            table(lines, columns(layout));
            table(lines, rowGroups(layout));
        }
        lines.add("");
        return lines;
    }

    private static void facts(List<String> lines, FileLayout layout) {
        fact(lines, "rows", Amounts.count(layout.rows()));
        fact(lines, "size", Amounts.count(layout.fileBytes()) + " bytes");
        fact(lines, "times", times(layout.times()));
        fact(lines, "schema", Excerpt.escape(layout.schema()));
        fact(lines, "written by", layout.createdBy().isEmpty() ? UNTOLD : Excerpt.escape(layout.createdBy()));
        for (Map.Entry<String, String> entry : layout.metadata().entrySet()) {
            if (entry.getKey().equals(ORIGINS)) {
                List.of(entry.getValue().split(" ")).forEach(range -> fact(lines, "origin", Excerpt.escape(range)));
            } else {
                fact(lines, "metadata", Excerpt.escape(entry.getKey() + " = " + entry.getValue()));
            }
        }
    }

    private static TextTable columns(FileLayout layout) {
        TextTable table = new TextTable(
                "column",
                "type",
                "codec",
                "encoding",
                ">pages",
                ">compressed",
                ">raw",
                ">ratio",
                ">nulls",
                "least",
                "greatest");
        for (ColumnLayout column : layout.columns()) {
            ColumnLayout.ShownBounds bounds = column.bounds();
            table.row(
                    Excerpt.escape(column.name()),
                    column.type() + (column.optional() ? ", optional" : ""),
                    String.join(",", column.codecs()),
                    String.join(",", column.encodings()),
                    told(column.pages()),
                    Amounts.count(column.compressedBytes()),
                    Amounts.count(column.rawBytes()),
                    ratio(column.compressedBytes(), column.rawBytes()),
                    told(column.nulls()),
                    bounds == null ? UNTOLD : Excerpt.of(bounds.least(), VALUE_LIMIT),
                    bounds == null ? UNTOLD : Excerpt.of(bounds.greatest(), VALUE_LIMIT));
        }
        return table;
    }

    private static TextTable rowGroups(FileLayout layout) {
        TextTable table = new TextTable(">row group", ">rows", ">compressed", ">raw", ">ratio", "times");
        for (int g = 0; g < layout.rowGroups().size(); g++) {
            RowGroupLayout group = layout.rowGroups().get(g);
            table.row(
                    g,
                    Amounts.count(group.rows()),
                    Amounts.count(group.compressedBytes()),
                    Amounts.count(group.rawBytes()),
                    ratio(group.compressedBytes(), group.rawBytes()),
                    times(group.times()));
        }
        return table;
    }

    private static void table(List<String> lines, TextTable table) {
        lines.add("");
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static void fact(List<String> lines, String name, String value) {
        lines.add(String.format("  %-11s %s", name, value));
    }

    private static String told(long number) {
        return number < 0 ? UNTOLD : Amounts.count(number);
    }

    private static String ratio(long compressed, long raw) {
        return compressed == 0 ? UNTOLD : String.format(Locale.ROOT, "%.2f", (double) raw / compressed);
    }

    private static String times(@Nullable TimeSpan times) {
        return times == null ? UNTOLD : times.leastText() + " to " + times.greatestText();
    }
}
