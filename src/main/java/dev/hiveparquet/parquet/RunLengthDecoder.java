package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;

/** Reads small numbers in Parquet's RLE / bit-packed hybrid encoding, as {@link RunLength} writes them. */
final class RunLengthDecoder {
    private static final int MAX_WIDTH = 24;

    private RunLengthDecoder() {}

    /** Reads {@code count} numbers of {@code width} bits; throws a runtime exception where the bytes are not such numbers. */
    static int[] decode(ByteBuffer in, int count, int width) {
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("numbers of " + width + " bits");
        }
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            long header = DeltaDecoder.varint(in);
            long length = header >>> 1;
            if ((header & 1) == 0) {
                at = run(in, values, at, length, width);
            } else {
                at = bitPacked(in, values, at, length, width);
            }
        }
        return values;
    }

    private static int run(ByteBuffer in, int[] values, int from, long length, int width) {
        int value = (int) DeltaDecoder.low(in, (width + 7) / Byte.SIZE);
        int to = (int) Math.min(values.length, from + length);
        for (int i = from; i < to; i++) {
            values[i] = value;
        }
        return requireProgress(from, to);
    }

    private static int bitPacked(ByteBuffer in, int[] values, int from, long groups, int width) {
        int at = from;
        for (long group = 0; group < groups; group++) {
            at = group(in, values, at, width);
        }
        return requireProgress(from, at);
    }

    /** Eight numbers in {@code width} bytes. */
    private static int group(ByteBuffer in, int[] values, int from, int width) {
        long bits = 0;
        int held = 0;
        int at = from;
        for (int i = 0; i < Byte.SIZE; i++) {
            while (held < width) {
                bits |= (in.get() & 0xffL) << held;
                held += Byte.SIZE;
            }
            if (at < values.length) {
                values[at++] = (int) (bits & ((1L << width) - 1));
            }
            bits >>>= width;
            held -= width;
        }
        return at;
    }

    private static int requireProgress(int from, int to) {
        if (to <= from) {
            throw new IllegalArgumentException("a run of no numbers");
        }
        return to;
    }
}
