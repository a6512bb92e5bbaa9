package dev.hiveparquet.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file holds of one origin, as its footer says.
 *
 * @param origin the origin's id
 * @param firstOffset offset of the first row's line
 * @param reached one past the offset of the last row's line
 */
record OriginRange(String origin, long firstOffset, long reached) {
    OriginRange {
        if (firstOffset < 0 || reached <= firstOffset) {
            throw new IllegalArgumentException(origin + ':' + firstOffset + '-' + reached + " holds no row");
        }
    }

    /**
     * The ranges in a footer's value: {@code ID:FIRST-REACHED}, separated by blanks.
     *
     * @throws IllegalArgumentException if it is not such a value
     */
    static List<OriginRange> parse(String value) {
        List<OriginRange> ranges = new ArrayList<>();
        for (String range : value.isEmpty() ? new String[0] : value.split(" ", -1)) {
            int dash = range.lastIndexOf('-');
            int colon = range.lastIndexOf(':', dash);
            if (colon < 1) {
                throw new IllegalArgumentException("\"" + range + "\" is no range of an origin");
            }
            ranges.add(new OriginRange(
                    range.substring(0, colon),
                    Long.parseLong(range.substring(colon + 1, dash)),
                    Long.parseLong(range.substring(dash + 1))));
        }
        return ranges;
    }

    boolean overlaps(OriginRange other) {
        return origin.equals(other.origin) && firstOffset < other.reached && other.firstOffset < reached;
    }

    boolean isWithin(OriginRange other) {
        return origin.equals(other.origin) && firstOffset >= other.firstOffset && reached <= other.reached;
    }

    @Override
    public String toString() {
        return origin + ' ' + firstOffset + '-' + reached;
    }
}
