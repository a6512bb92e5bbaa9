package dev.hiveparquet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells, each column as wide as its widest cell; a column whose heading begins with {@code >} is set right. */
public final class TextTable {
    private static final String RIGHT = ">";

    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        right = List.of(headings).stream()
                .map(heading -> heading.startsWith(RIGHT))
                .toList();
        rows.add(List.of(headings).stream()
                .map(heading -> heading.startsWith(RIGHT) ? heading.substring(1) : heading)
                .toList());
    }

    /** Adds a row with a cell for each heading. */
    public TextTable row(Object... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.size() + " columns");
        }
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    /** The lines, without blanks at their ends. */
    public List<String> lines() {
        List<Integer> widths = IntStream.range(0, right.size())
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .boxed()
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            String blanks = " ".repeat(widths.get(c) - row.get(c).length());
            line.append(c == 0 ? "" : "  ").append(right.get(c) ? blanks + row.get(c) : row.get(c) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
