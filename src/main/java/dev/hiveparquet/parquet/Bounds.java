package dev.hiveparquet.parquet;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value of a page or a column chunk.
 *
 * @param least in its PLAIN form, without a length
 * @param greatest in its PLAIN form, without a length
 */
@SuppressWarnings("ArrayRecordComponent") // bounds are compared by their column
record Bounds(byte[] least, byte[] greatest) {

    /** Of no values, none. */
    static @Nullable Bounds of(LongValues column) {
        if (column.size() == 0) {
            return null;
        }
        long[] numbers = column.array();
        long least = numbers[0];
        long greatest = numbers[0];
        for (int i = 1; i < column.size(); i++) {
            least = Math.min(least, numbers[i]);
            greatest = Math.max(greatest, numbers[i]);
        }
        return new Bounds(LittleEndian.bytesOf(least), LittleEndian.bytesOf(greatest));
    }

    /** Of no values, none. */
    static @Nullable Bounds of(RunValues column) {
        if (column.size() == 0) {
            return null;
        }
        long least = column.value(0);
        long greatest = least;
        for (int run = 1; run < column.runs(); run++) {
            least = Math.min(least, column.value(run));
            greatest = Math.max(greatest, column.value(run));
        }
        return new Bounds(LittleEndian.bytesOf(least), LittleEndian.bytesOf(greatest));
    }

    /** Of the labels that the codes name; of no codes, none. */
    static @Nullable Bounds of(IntValues column, byte[][] labels) {
        boolean[] used = new boolean[labels.length];
        for (int i = 0; i < column.size(); i++) {
            used[column.array()[i]] = true;
        }
        Bounds bounds = null;
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                Bounds label = new Bounds(labels[code], labels[code]);
                bounds = bounds == null ? label : bounds.union(label, Arrays::compareUnsigned);
            }
        }
        return bounds;
    }

    /** What holds both. */
    Bounds union(Bounds other, Comparator<byte[]> order) {
        return new Bounds(
                order.compare(other.least, least) < 0 ? other.least : least,
                order.compare(other.greatest, greatest) > 0 ? other.greatest : greatest);
    }
}
