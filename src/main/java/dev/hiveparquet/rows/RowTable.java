package dev.hiveparquet.rows;

import java.util.Arrays;

/**
 * The rows of one block as parallel arrays, in the order of the block's lines.
 *
 * <p>Grows as needed and is used again from block to block; {@link #clear} keeps the arrays. Not thread-safe.
 */
public final class RowTable {
    private static final int INITIAL_ROWS = 1024;

    private int size;
    private int[] starts = new int[INITIAL_ROWS];
    private int[] lengths = new int[INITIAL_ROWS];
    private long[] times = new long[INITIAL_ROWS];
    private byte[] codes = new byte[INITIAL_ROWS];
    private long[] lineBytes = new long[INITIAL_ROWS];

    /** Forgets all rows. */
    public void clear() {
        size = 0;
    }

    /** How many rows there is room for without growing. */
    int capacity() {
        return starts.length;
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /**
     * Adds a row.
     *
     * @param start index of the line's first byte in the block's array
     * @param length bytes of the line that are held, without its terminator
     * @param timeMicros the row's time, in microseconds since 1970-01-01T00:00:00Z
     * @param code code of the row's {@link TimeFrom} or {@link RejectReason}
     * @param wholeBytes {@code length} for a line that is a row; for a rejected one all the bytes of the origin that it takes
     *     up, those not held and its terminator included, which is the same however blocks were cut
     */
    public void add(int start, int length, long timeMicros, int code, long wholeBytes) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        lengths[size] = length;
        times[size] = timeMicros;
        codes[size] = (byte) code;
        lineBytes[size] = wholeBytes;
        size++;
    }

    /** Index of the line's first byte in the block's array. */
    public int start(int row) {
        return starts[row];
    }

    /** Bytes of the line that are held, without its terminator. */
    public int length(int row) {
        return lengths[row];
    }

    /** The row's time, in microseconds since 1970-01-01T00:00:00Z. */
    public long timeMicros(int row) {
        return times[row];
    }

    /** Code of the row's {@link TimeFrom} or {@link RejectReason}. */
    public int code(int row) {
        return codes[row];
    }

    /** Bytes of the whole line, held or not; of a rejected line with its terminator. */
    public long lineBytes(int row) {
        return lineBytes[row];
    }

    private void grow() {
        int capacity = starts.length * 2;
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        times = Arrays.copyOf(times, capacity);
        codes = Arrays.copyOf(codes, capacity);
        lineBytes = Arrays.copyOf(lineBytes, capacity);
    }
}
