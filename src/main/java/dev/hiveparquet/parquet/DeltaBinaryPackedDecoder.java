package dev.hiveparquet.parquet;

/** Decodes Parquet's DELTA_BINARY_PACKED encoding of int64 and int32 values, of any block size and bit width. */
final class DeltaBinaryPackedDecoder {
    private static final int BLOCK_UNIT = 128;
    private static final int MINIBLOCK_UNIT = 32;
    private static final int MAX_BLOCK = 1 << 16;

    private final ByteReader in;
    private final long[] values;
    private int decoded;

    private DeltaBinaryPackedDecoder(ByteReader in, int count) {
        this.in = in;
        values = new long[count];
    }

    /**
     * Decodes all values, after which the reader stands behind the last of them.
     *
     * @param expected how many there must be; what is allocated depends on this alone
     * @throws IllegalArgumentException if these are other values, or none
     */
    static long[] decode(ByteReader in, int expected) {
        long block = in.varint();
        long miniblocks = in.varint();
        long count = in.varint();
        check(count == expected, count + " values where the header says " + expected);
        check(block > 0 && block <= MAX_BLOCK && block % BLOCK_UNIT == 0, "a block of " + block + " values");
        check(
                miniblocks > 0 && block % miniblocks == 0 && block / miniblocks % MINIBLOCK_UNIT == 0,
                "a block of " + block + " values in " + miniblocks + " parts");
        return new DeltaBinaryPackedDecoder(in, expected).decode((int) miniblocks, (int) (block / miniblocks));
    }

    private long[] decode(int miniblocks, int size) {
        long first = in.zigZag();
        if (values.length > 0) {
            values[decoded++] = first;
        }
        while (decoded < values.length) {
            block(miniblocks, size);
        }
        return values;
    }

    private void block(int miniblocks, int size) {
        long least = in.zigZag();
        byte[] widths = in.get(miniblocks);
        for (int m = 0; m < miniblocks && decoded < values.length; m++) {
            int width = widths[m] & 0xff;
            check(width <= Long.SIZE, "a width of " + width + " bits");
            miniblock(least, in.slice((long) size * width / Byte.SIZE), width, size);
        }
    }

    private void miniblock(long least, ByteReader deltas, int width, int size) {
        int take = Math.min(values.length - decoded, size);
        for (int i = 0; i < take; i++, decoded++) {
            values[decoded] = values[decoded - 1] + least + deltas.packed(i, width);
        }
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
