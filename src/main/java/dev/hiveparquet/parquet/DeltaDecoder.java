package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;

/**
 * Reads values that are encoded as DELTA_BINARY_PACKED with widths of whole bytes, as {@link DeltaBinaryPacked} writes them.
 *
 * <p>Throws a runtime exception where the bytes are not such values; what it allocates depends on {@code count} alone.
 */
final class DeltaDecoder {
    private DeltaDecoder() {}

    /** Reads {@code count} values, after which the buffer stands behind the last block. */
    static long[] decode(ByteBuffer in, int count) {
        require(varint(in) == DeltaBinaryPacked.BLOCK && varint(in) == DeltaBinaryPacked.MINIBLOCKS, "block sizes");
        require(varint(in) == count, "number of values");
        long[] values = new long[count];
        long value = zigZag(in);
        if (count > 0) {
            values[0] = value;
        }
        for (int at = 1; at < count; at += DeltaBinaryPacked.BLOCK) {
            block(in, values, at, Math.min(count, at + DeltaBinaryPacked.BLOCK));
        }
        return values;
    }

    private static void block(ByteBuffer in, long[] values, int from, int to) {
        long least = zigZag(in);
        int[] widths = new int[DeltaBinaryPacked.MINIBLOCKS];
        for (int m = 0; m < widths.length; m++) {
            widths[m] = in.get();
            require(widths[m] >= 0 && widths[m] <= Long.SIZE && widths[m] % Byte.SIZE == 0, "width");
        }
        int miniblock = DeltaBinaryPacked.BLOCK / DeltaBinaryPacked.MINIBLOCKS;
        for (int i = 0; i < DeltaBinaryPacked.BLOCK; i++) {
            long delta = low(in, widths[i / miniblock] / Byte.SIZE);
            if (from + i < to) {
                values[from + i] = values[from + i - 1] + least + delta;
            }
        }
    }

    static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    static long low(ByteBuffer in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in.get() & 0xffL) << (Byte.SIZE * i);
        }
        return value;
    }

    private static long zigZag(ByteBuffer in) {
        long value = varint(in);
        return (value >>> 1) ^ -(value & 1);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("the " + what + " is not what was written");
        }
    }
}
