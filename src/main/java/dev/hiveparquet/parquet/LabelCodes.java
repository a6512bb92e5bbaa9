package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Values of a dictionary column in a page, as indices into the dictionary. */
final class LabelCodes {
    private int[] codes = new int[PageColumns.INITIAL_ROWS];
    private int size;

    void add(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size * 2);
        }
        codes[size++] = code;
    }

    int size() {
        return size;
    }

    /** The codes are the first {@link #size} of this array. */
    int[] array() {
        return codes;
    }

    void clear() {
        size = 0;
    }

    long capacityBytes() {
        return (long) codes.length * Integer.BYTES;
    }
}
