package dev.hiveparquet.rows;

import dev.hiveparquet.nmea.LineTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The times that lines gave to their tag-block groups: the last {@value #CAPACITY} changes, whatever ids come in.
 *
 * <p>A change is kept as an entry of its own, and the newest entry of an id counts, so that looking up begins where a hit is
 * likely. Not thread-safe.
 */
final class GroupTimes {
    static final int CAPACITY = 32;

    private final long[] ids = new long[CAPACITY];
    private final long[] times = new long[CAPACITY];
    /** Entries ever put; the newest stands at {@code (count - 1) % CAPACITY}. */
    private long count;

    GroupTimes(List<Carry.GroupTime> entries) {
        for (Carry.GroupTime entry : entries) {
            append(entry.id(), entry.micros());
        }
    }

    /** The group's time, or {@link LineTime#NONE}. */
    long get(long id) {
        for (long i = count - 1; i >= oldest(); i--) {
            if (ids[slot(i)] == id) {
                return times[slot(i)];
            }
        }
        return LineTime.NONE;
    }

    /** Gives the group a time, or takes it away with {@link LineTime#NONE}. */
    void put(long id, long micros) {
        if (get(id) != micros) {
            append(id, micros);
        }
    }

    /** All entries, the oldest first. */
    List<Carry.GroupTime> entries() {
        List<Carry.GroupTime> entries = new ArrayList<>();
        for (long i = oldest(); i < count; i++) {
            entries.add(new Carry.GroupTime(ids[slot(i)], times[slot(i)]));
        }
        return entries;
    }

    private void append(long id, long micros) {
        ids[slot(count)] = id;
        times[slot(count)] = micros;
        count++;
    }

    private long oldest() {
        return Math.max(0, count - CAPACITY);
    }

    private static int slot(long entry) {
        return (int) (entry % CAPACITY);
    }
}
