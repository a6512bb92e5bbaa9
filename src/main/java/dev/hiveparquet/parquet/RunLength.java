package dev.hiveparquet.parquet;

/** Parquet's RLE / bit-packed hybrid encoding of small numbers: definition levels and dictionary indices. */
final class RunLength {
    private static final int GROUP = 8;

    private RunLength() {}

    /** Bits that hold every number up to {@code greatest}; at least one, since a width of nothing confuses some readers. */
    static int bitWidth(int greatest) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(greatest));
    }

    /** Appends the first {@code count} values, each of at most {@code width} bits, without a length before them. */
    static void encode(int[] values, int count, int width, ByteBuilder out) {
        int i = 0;
        while (i < count) {
            int run = run(values, i, count);
            if (run >= GROUP) {
                encodeRun(values[i], run, width, out);
                i += run;
            } else {
                int from = i;
                while (i < count && run(values, i, Math.min(count, i + GROUP)) < GROUP) {
                    i = Math.min(i + GROUP, count);
                }
                bitPacked(values, from, i, width, out);
            }
        }
    }

    /** Appends {@code count} times the same value of at most {@code width} bits. */
    static void encodeRun(int value, int count, int width, ByteBuilder out) {
        out.putVarint((long) count << 1);
        out.putLow(value, (width + 7) / 8);
    }

    private static int run(int[] values, int from, int limit) {
        int i = from + 1;
        while (i < limit && values[i] == values[from]) {
            i++;
        }
        return i - from;
    }

    private static void bitPacked(int[] values, int from, int to, int width, ByteBuilder out) {
        int groups = (to - from + GROUP - 1) / GROUP;
        out.putVarint(((long) groups << 1) | 1);
        long bits = 0;
        int held = 0;
        for (int i = from; i < from + groups * GROUP; i++) {
            bits |= (i < to ? (long) values[i] : 0) << held;
            held += width;
            while (held >= Byte.SIZE) {
                out.put((int) bits);
                bits >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
        }
    }
}
