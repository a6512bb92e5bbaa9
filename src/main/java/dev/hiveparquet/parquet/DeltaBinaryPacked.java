package dev.hiveparquet.parquet;

import java.util.Arrays;

/**
 * Parquet's DELTA_BINARY_PACKED encoding of int32 and int64 values.
 *
 * <p>The format leaves the bit width of a miniblock to the writer, as long as the values fit. Widths here are whole bytes:
 * what a narrower packing would save is less than what zstd finds in values that stay on byte boundaries. Not thread-safe.
 */
final class DeltaBinaryPacked {
    static final int BLOCK = 128;
    static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    private final long[] deltas = new long[BLOCK];
    private final int[] widths = new int[MINIBLOCKS];

    /** Appends the first {@code count} values as int64. Differences wrap around, as the format wants it. */
    void encode(long[] values, int count, ByteBuilder out) {
        header(count, count == 0 ? 0 : values[0], out);
        for (int from = 1; from < count; from += BLOCK) {
            int n = Math.min(BLOCK, count - from);
            for (int i = 0; i < n; i++) {
                deltas[i] = values[from + i] - values[from + i - 1];
            }
            block(n, out);
        }
    }

    /** Appends the values as int64. A block within one run is not looked into. */
    void encode(RunValues column, ByteBuilder out) {
        int count = column.size();
        header(count, count == 0 ? 0 : column.value(0), out);
        int run = 0;
        for (int from = 1; from < count; from += BLOCK) {
            int n = Math.min(BLOCK, count - from);
            if (column.end(run) >= from + n) {
                noDeltas(out);
                continue;
            }
            Arrays.fill(deltas, 0);
            for (; column.end(run) < from + n; run++) {
                deltas[column.end(run) - from] = column.value(run + 1) - column.value(run);
            }
            block(n, out);
        }
    }

    /** Appends the first {@code count} values, none of them negative, as int32. */
    void encode(int[] values, int count, ByteBuilder out) {
        header(count, count == 0 ? 0 : values[0], out);
        for (int from = 1; from < count; from += BLOCK) {
            int n = Math.min(BLOCK, count - from);
            for (int i = 0; i < n; i++) {
                deltas[i] = (long) values[from + i] - values[from + i - 1];
            }
            block(n, out);
        }
    }

    private static void header(int count, long first, ByteBuilder out) {
        out.putVarint(BLOCK);
        out.putVarint(MINIBLOCKS);
        out.putVarint(count);
        out.putZigZag(first);
    }

    private static void noDeltas(ByteBuilder out) {
        out.putZigZag(0);
        for (int m = 0; m < MINIBLOCKS; m++) {
            out.put(0);
        }
    }

    private void block(int count, ByteBuilder out) {
        long least = deltas[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, deltas[i]);
        }
        for (int i = 0; i < count; i++) {
            deltas[i] -= least;
        }
        Arrays.fill(deltas, count, BLOCK, 0);
        out.putZigZag(least);
        for (int m = 0; m < MINIBLOCKS; m++) {
            widths[m] = widthInBytes(m);
            out.put(widths[m] * Byte.SIZE);
        }
        for (int m = 0; m < MINIBLOCKS; m++) {
            miniblock(m, out);
        }
    }

    private void miniblock(int miniblock, ByteBuilder out) {
        if (widths[miniblock] > 0) {
            out.putLow(deltas, miniblock * MINIBLOCK, MINIBLOCK, widths[miniblock]);
        }
    }

    private int widthInBytes(int miniblock) {
        long bits = 0;
        for (int i = 0; i < MINIBLOCK; i++) {
            bits |= deltas[miniblock * MINIBLOCK + i];
        }
        return (Long.SIZE - Long.numberOfLeadingZeros(bits) + 7) / 8;
    }
}
