package dev.hiveparquet.cli;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the lines of a run: {@code read = written + quarantined + dropped}, and what is left to publish.
 *
 * @param dropped by reason, {@code blank} for empty lines
 */
public record LineCounts(long read, long written, long quarantined, SortedMap<String, Long> dropped) {
    public LineCounts {
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }

    /** Lines that were read and are in no published file: the next start goes on with them, as none of them is committed. */
    long toPublish() {
        return read - written - quarantined - droppedInAll();
    }

    long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
