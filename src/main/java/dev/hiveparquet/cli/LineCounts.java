package dev.hiveparquet.cli;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the lines of a run: {@code read = written + quarantined + dropped}.
 *
 * @param dropped by reason, {@code blank} for empty lines
 */
public record LineCounts(long read, long written, long quarantined, SortedMap<String, Long> dropped) {
    public LineCounts {
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }

    /** Lines that were read and are neither written nor quarantined nor dropped; 0 in any run that is told truly. */
    public long unaccounted() {
        return read - written - quarantined - droppedInAll();
    }

    long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
