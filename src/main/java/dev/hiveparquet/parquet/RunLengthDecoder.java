package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Decodes small numbers in Parquet's RLE / bit-packed hybrid encoding, without a length before them. */
final class RunLengthDecoder {
    private static final int MAX_WIDTH = 24;
    private static final int GROUP = 8;

    private RunLengthDecoder() {}

    /**
     * Decodes numbers of {@code width} bits.
     *
     * @param count how many there must be; what is allocated depends on this alone
     * @throws IllegalArgumentException if these are other numbers, or none
     */
    static int[] decode(ByteReader in, int count, int width) {
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("numbers of " + width + " bits");
        }
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            long header = in.varint();
            long length = header >>> 1;
            if (length == 0) {
                throw new IllegalArgumentException("a run of no numbers");
            }
            at = (header & 1) == 0 ? run(in, values, at, length, width) : bitPacked(in, values, at, length, width);
        }
        return values;
    }

    private static int run(ByteReader in, int[] values, int from, long length, int width) {
        int value = (int) in.low((width + Byte.SIZE - 1) / Byte.SIZE);
        int to = from + (int) Math.min(values.length - from, length);
        Arrays.fill(values, from, to, value);
        return to;
    }

    /** Groups of eight numbers in {@code width} bytes each; those behind the last that is wanted fill the last group. */
    private static int bitPacked(ByteReader in, int[] values, int from, long groups, int width) {
        int take = (int) Math.min(values.length - from, Math.min(groups, values.length) * GROUP);
        ByteReader packed = in.slice((take + GROUP - 1L) / GROUP * width);
        for (int i = 0; i < take; i++) {
            values[from + i] = (int) packed.packed(i, width);
        }
        return from + take;
    }
}
