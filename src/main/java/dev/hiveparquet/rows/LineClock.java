package dev.hiveparquet.rows;

import dev.hiveparquet.nmea.LineTime;
import dev.hiveparquet.nmea.Pghp;
import dev.hiveparquet.nmea.TagBlocks;

/**
 * Gives each line of one origin its time, line after line, by the rules of the column {@code ts}.
 *
 * <p>In this order: the line's own, from its tag block or as a {@code $PGHP}; that of a {@code $PGHP} directly before it;
 * that of its tag-block group; in files, that of the last line with a time of its own; the time it arrived. Lines that are
 * no rows still stand between others. Not thread-safe.
 */
final class LineClock {
    private final TagBlocks tagBlocks = new TagBlocks();
    private final Pghp pghp = new Pghp();
    private final GroupTimes groups;
    private final boolean carries;

    private long timed;
    private long announced;
    private long micros = LineTime.NONE;
    private TimeFrom from = TimeFrom.RECEIVED;

    /** A clock that goes on with what was carried; {@code carries} tells whether lines give their time to all after them. */
    LineClock(boolean carries, Carry carry) {
        this.carries = carries;
        this.groups = new GroupTimes(carry.groups());
        this.timed = carries ? carry.timedMicros() : LineTime.NONE;
        this.announced = carry.pghpMicros();
    }

    /** What the next line needs to know. */
    Carry carry() {
        return new Carry(timed, announced, groups.entries());
    }

    /** Passes over a line that is no row: it gives no time and takes none. */
    void skip() {
        announced = LineTime.NONE;
    }

    /** Reads the line {@code b[start .. end)} that arrived then; its time is in {@link #micros} and {@link #from}. */
    void read(byte[] b, int start, int end, long receivedAtMicros) {
        long latest = LineTime.latest(receivedAtMicros);
        long before = announced;
        announced = LineTime.NONE;
        int sentence = start;
        boolean tagged = start < end && b[start] == '\\';
        if (tagged) {
            sentence = tagBlocks.scan(b, start, end, latest);
        }
        if (sentence < end && b[sentence] == '$') {
            announced = pghp.micros(b, sentence, end, latest);
        }
        long group = tagged && tagBlocks.isGrouped() ? groupTime() : LineTime.NONE;
        if ((tagged && own(tagBlocks.micros(), TimeFrom.TAG_BLOCK)) || own(announced, TimeFrom.PGHP)) {
            timed = carries ? micros : LineTime.NONE;
        } else if (!own(before, TimeFrom.PGHP) && !own(group, TimeFrom.TAG_BLOCK) && !own(timed, TimeFrom.CARRIED)) {
            own(receivedAtMicros, TimeFrom.RECEIVED);
        }
    }

    /** Time of the line last read, in microseconds since 1970. */
    long micros() {
        return micros;
    }

    /** Where that time came from. */
    TimeFrom from() {
        return from;
    }

    /** The time of the line's group once the line has given it its own; a first line without time leaves it without. */
    private long groupTime() {
        if (tagBlocks.micros() != LineTime.NONE || tagBlocks.isFirstOfGroup()) {
            groups.put(tagBlocks.groupId(), tagBlocks.micros());
            return tagBlocks.micros();
        }
        return groups.get(tagBlocks.groupId());
    }

    private boolean own(long candidate, TimeFrom source) {
        if (candidate == LineTime.NONE) {
            return false;
        }
        micros = candidate;
        from = source;
        return true;
    }
}
