package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Numbers that a page has one of for each row: indices into a dictionary, lengths, or levels. */
final class IntValues {
    private int[] values = new int[PageColumns.INITIAL_ROWS];
    private int size;

    IntValues() {}

    /** No values yet, and room for so many. */
    IntValues(int rows) {
        values = new int[rows];
    }

    /** Adds the same value until there are {@code end} values, which there is room for. */
    void fill(int value, int end) {
        Arrays.fill(values, size, end, value);
        size = end;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** The values are the first {@link #size} of this array. */
    int[] array() {
        return values;
    }

    void clear() {
        size = 0;
    }

    long capacityBytes() {
        return (long) values.length * Integer.BYTES;
    }
}
