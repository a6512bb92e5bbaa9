package dev.hiveparquet.journal;

import java.util.TreeMap;

/**
 * The offsets at which the rows begin that groups hold of an origin. To find the least one costs the same however many groups
 * there are. Not thread-safe.
 */
final class FirstOffsets {
    private final TreeMap<Long, Integer> groups = new TreeMap<>();

    void add(long offset) {
        groups.merge(offset, 1, Integer::sum);
    }

    /** Takes out what was added once. */
    void remove(long offset) {
        groups.computeIfPresent(offset, (any, count) -> count == 1 ? null : count - 1);
    }

    /** The least offset, or the bound if all are above it. */
    long least(long bound) {
        return groups.isEmpty() ? bound : Math.min(bound, groups.firstKey());
    }

    /** The same without one of the groups, which begins at this offset. */
    long leastWithout(long offset, long bound) {
        remove(offset);
        long least = least(bound);
        add(offset);
        return least;
    }
}
