package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Values of a byte array column in a page: their lengths, and their bytes one after the other. */
final class ByteValues {
    private static final int INITIAL_BYTES = 256;

    private int[] lengths = new int[PageColumns.INITIAL_ROWS];
    private int size;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int byteCount;

    void add(byte[] source, int from, int length) {
        int at = reserve(length);
        System.arraycopy(source, from, bytes, at, length);
    }

    int size() {
        return size;
    }

    /** The lengths are the first {@link #size} of this array. */
    int[] lengths() {
        return lengths;
    }

    /** The bytes are the first {@link #byteCount} of this array. */
    byte[] bytes() {
        return bytes;
    }

    int byteCount() {
        return byteCount;
    }

    void clear() {
        size = 0;
        byteCount = 0;
    }

    long capacityBytes() {
        return bytes.length + (long) lengths.length * Integer.BYTES;
    }

    private int reserve(int length) {
        int at = byteCount;
        if (length > bytes.length - at) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(at, length), (int) Math.min(2L * bytes.length, 1 << 30)));
        }
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        lengths[size++] = length;
        byteCount = at + length;
        return at;
    }
}
