package dev.hiveparquet.group;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Learns whether groups that have got no rows for long get any more. In an archive in order of time they do not, and holding
 * them would be in vain. Where lines come late they do, and each that was completed too early costs a file more. Thread-safe.
 */
final class QuietGroups {
    /** Partitions that are remembered, the last ones. */
    private static final int REMEMBERED = 4096;

    /** Of so many groups one may have been completed too early. */
    private static final int RIGHT_FOR_A_MISTAKE = 16;

    private final Set<String> completed = new LinkedHashSet<>();
    private long count;
    private long mistakes;

    /** A group of this partition is opened. */
    synchronized void opened(String key) {
        if (completed.remove(key)) {
            mistakes++;
        }
    }

    /** Of these groups those to complete: all or, where that was a mistake too often, none. */
    synchronized List<Group> toComplete(List<Group> quiet) {
        if (mistakes * RIGHT_FOR_A_MISTAKE > count) {
            return List.of();
        }
        quiet.forEach(group -> remember(group.partition().key()));
        return quiet;
    }

    private void remember(String key) {
        if (completed.add(key)) {
            count++;
        }
        if (completed.size() > REMEMBERED) {
            completed.remove(completed.iterator().next());
        }
    }
}
