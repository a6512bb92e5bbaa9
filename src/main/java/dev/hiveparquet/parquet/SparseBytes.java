package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Values of an optional byte array column in a page that are nearly always null: the others, and their rows. */
final class SparseBytes {
    private int[] rows = new int[0];
    private final ByteValues values = new ByteValues();

    /** Adds a value. Rows come in ascending order; rows that are left out are null. */
    void add(int row, byte[] source, int from, int length) {
        if (values.size() == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(PageColumns.INITIAL_ROWS, rows.length * 2));
        }
        rows[values.size()] = row;
        values.add(source, from, length);
    }

    ByteValues values() {
        return values;
    }

    /** One definition level a row: 1 where the row has a value, 0 where it is null. */
    int[] levels(int rowCount) {
        int[] levels = new int[rowCount];
        for (int i = 0; i < values.size(); i++) {
            levels[rows[i]] = 1;
        }
        return levels;
    }

    void clear() {
        values.clear();
    }

    long capacityBytes() {
        return values.capacityBytes() + (long) rows.length * Integer.BYTES;
    }
}
