package dev.hiveparquet.rows;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A map of longs to small numbers from 0 on, given out in the order of first sight. Not thread-safe. */
final class SlotTable {
    private static final int INITIAL_CAPACITY = 64;
    private static final int EMPTY = -1;

    /** Odd and not to be known from outside, so that no feed can choose keys that collide. */
    private final long multiplier = new SplittableRandom().nextLong() | 1;

    private long[] keys = new long[INITIAL_CAPACITY];
    private int[] slots = new int[INITIAL_CAPACITY];
    private int size;

    SlotTable() {
        Arrays.fill(slots, EMPTY);
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, EMPTY);
            size = 0;
        }
    }

    /** The key's number, a new one if {@code size()} grew by it. */
    int slot(long key) {
        int at = find(key);
        if (slots[at] != EMPTY) {
            return slots[at];
        }
        if (size * 2 >= keys.length) {
            grow();
            at = find(key);
        }
        keys[at] = key;
        slots[at] = size;
        return size++;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * multiplier) >>> Long.numberOfLeadingZeros(mask)) & mask;
        while (slots[at] != EMPTY && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = new int[oldKeys.length * 2];
        Arrays.fill(slots, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSlots[i] != EMPTY) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                slots[at] = oldSlots[i];
            }
        }
    }
}
