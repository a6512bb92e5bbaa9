package dev.hiveparquet.parquet;

import java.util.Arrays;

/**
 * Values that a page has one of for each row, where many rows after each other have the same: one for each run of rows. Not
 * thread-safe.
 */
final class RunValues {
    private long[] values = new long[PageColumns.INITIAL_ROWS];
    private int[] ends = new int[PageColumns.INITIAL_ROWS];
    private int runs;
    private int size;

    /** Adds the value of the next {@code rows} rows, of which there may be none. */
    void add(long value, int rows) {
        if (rows == 0) {
            return;
        }
        size += rows;
        if (runs > 0 && values[runs - 1] == value) {
            ends[runs - 1] = size;
            return;
        }
        if (runs == values.length) {
            values = Arrays.copyOf(values, runs * 2);
            ends = Arrays.copyOf(ends, runs * 2);
        }
        values[runs] = value;
        ends[runs++] = size;
    }

    /** Number of rows. */
    int size() {
        return size;
    }

    /** Number of runs; neighbours have different values. */
    int runs() {
        return runs;
    }

    /** The value of all rows of a run. */
    long value(int run) {
        return values[run];
    }

    /** Index of the row behind the last one of a run. */
    int end(int run) {
        return ends[run];
    }

    void clear() {
        runs = 0;
        size = 0;
    }

    long capacityBytes() {
        return (long) values.length * (Long.BYTES + Integer.BYTES);
    }
}
