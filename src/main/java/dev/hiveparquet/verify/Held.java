package dev.hiveparquet.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole file in its partition, and what it holds.
 *
 * @param rightName the name that its content has, null where it has that name
 */
record Held(
        Place place,
        long rows,
        long bytes,
        List<OriginRange> ranges,
        @Nullable String rightName) {
    Held {
        ranges = List.copyOf(ranges);
    }

    /** Whether all rows of this file are in the other: of one partition and one input, rows are told by their offset. */
    boolean isWithin(Held other) {
        return ranges.stream().allMatch(range -> other.ranges.stream().anyMatch(range::isWithin));
    }
}
