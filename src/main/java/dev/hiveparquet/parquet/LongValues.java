package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Values of an int64 column in a page. */
final class LongValues {
    private long[] values = new long[PageColumns.INITIAL_ROWS];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** The values are the first {@link #size} of this array. */
    long[] array() {
        return values;
    }

    void clear() {
        size = 0;
    }

    long capacityBytes() {
        return (long) values.length * Long.BYTES;
    }
}
