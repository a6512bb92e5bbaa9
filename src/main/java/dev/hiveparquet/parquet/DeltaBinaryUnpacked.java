package dev.hiveparquet.parquet;

import java.util.function.LongConsumer;

/** Reads Parquet's DELTA_BINARY_PACKED encoding of int64 values, of any block size and bit width. Not thread-safe. */
final class DeltaBinaryUnpacked {
    private static final int MAX_BLOCK = 1 << 16;

    private final byte[] bytes;
    private int at;

    DeltaBinaryUnpacked(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Hands on all values.
     *
     * @param expected how many there must be
     * @throws IllegalArgumentException if these are other values, or none
     * @throws IndexOutOfBoundsException if the bytes end too early
     */
    void decode(int expected, LongConsumer values) {
        long block = varint();
        long miniblocks = varint();
        long count = varint();
        check(count == expected, count + " values where the header says " + expected);
        check(block > 0 && block <= MAX_BLOCK && miniblocks > 0 && block % miniblocks == 0, "no such block: " + block);
        long value = zigZag();
        if (count > 0) {
            values.accept(value);
        }
        for (long left = count - 1; left > 0; left -= block) {
            value = block(value, (int) miniblocks, (int) (block / miniblocks), left, values);
        }
    }

    private long block(long before, int miniblocks, int size, long left, LongConsumer values) {
        long least = zigZag();
        int widths = at;
        at += miniblocks;
        long value = before;
        long rest = left;
        for (int m = 0; m < miniblocks && rest > 0; m++) {
            int width = bytes[widths + m] & 0xff;
            check(width <= Long.SIZE, "a width of " + width + " bits");
            int take = (int) Math.min(rest, size);
            for (int i = 0; i < take; i++) {
                value += least + packed(i, width);
                values.accept(value);
            }
            at += size * width / Byte.SIZE;
            rest -= take;
        }
        return value;
    }

    private long packed(int index, int width) {
        long value = 0;
        long bit = (long) index * width;
        for (int i = 0; i < width; i++, bit++) {
            long set = (bytes[at + (int) (bit / Byte.SIZE)] >>> (int) (bit % Byte.SIZE)) & 1L;
            value |= set << i;
        }
        return value;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    private long zigZag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
