package dev.hiveparquet.journal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How far an origin is committed in each of its partitions, by the partition's key. What a commit changes costs the same
 * however many partitions there are. Not thread-safe.
 */
final class ReachedOffsets {
    private record Reached(long offset, String key) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byOffset = Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : key.compareTo(other.key);
        }
    }

    private final Map<String, Long> offsets = new HashMap<>();
    private final TreeSet<Reached> ascending = new TreeSet<>();

    /** Notes that a partition is committed below this offset, unless it is further already. */
    void reach(String key, long offset) {
        Long known = offsets.get(key);
        if (known != null && known >= offset) {
            return;
        }
        if (known != null) {
            ascending.remove(new Reached(known, key));
        }
        offsets.put(key, offset);
        ascending.add(new Reached(offset, key));
    }

    /** Forgets the partitions that are not committed beyond this offset. */
    void forgetUpTo(long offset) {
        while (!ascending.isEmpty() && ascending.first().offset() <= offset) {
            Reached least = ascending.first();
            ascending.remove(least);
            offsets.remove(least.key());
        }
    }

    /** The offsets by key, as they are at any time. */
    Map<String, Long> byKey() {
        return Collections.unmodifiableMap(offsets);
    }
}
