package dev.hiveparquet.rows;

import dev.hiveparquet.nmea.LineTime;
import java.util.List;

/**
 * What parsing carries from one line of an origin to the next: enough to go on at any line boundary with the same rows.
 *
 * <p>Times are microseconds since 1970-01-01T00:00:00Z, or {@link LineTime#NONE}. Immutable.
 *
 * @param timedMicros time of the last line that had one of its own; files only
 * @param pghpMicros time of the line directly before, if that was a {@code $PGHP}
 * @param groups changes of groups' times, the oldest first, at most 32
 */
public record Carry(long timedMicros, long pghpMicros, List<GroupTime> groups) {
    /** What a new origin or connection begins with. */
    public static final Carry FRESH = new Carry(LineTime.NONE, LineTime.NONE, List.of());

    private static final int MAX_SHOWN = 80;

    /**
     * A change of a group's time.
     *
     * @param id the group's id, an unsigned number
     * @param micros its time from then on
     */
    public record GroupTime(long id, long micros) {
        public GroupTime {
            checkTime(micros);
        }

        private void encode(StringBuilder to) {
            to.append(Long.toUnsignedString(id)).append('=');
            encodeTime(to, micros);
        }

        private static GroupTime decode(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a group without time");
            }
            return new GroupTime(Long.parseUnsignedLong(text, 0, equals, 10), decodeTime(text.substring(equals + 1)));
        }
    }

    public Carry {
        checkTime(timedMicros);
        checkTime(pghpMicros);
        groups = List.copyOf(groups);
        if (groups.size() > GroupTimes.CAPACITY) {
            throw new IllegalArgumentException(groups.size() + " groups, more than " + GroupTimes.CAPACITY);
        }
    }

    /** The carry as printable ASCII without white space, at most 1,400 characters. */
    public String encode() {
        StringBuilder text = new StringBuilder(64 + groups.size() * 24);
        encodeTime(text, timedMicros);
        text.append(';');
        encodeTime(text, pghpMicros);
        text.append(';');
        for (int i = 0; i < groups.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            groups.get(i).encode(text);
        }
        return text.toString();
    }

    /**
     * The carry that {@link #encode} made this of.
     *
     * @throws IllegalArgumentException if it made it of none
     */
    public static Carry decode(String text) {
        try {
            String[] parts = text.split(";", 3);
            List<GroupTime> groups = parts.length < 3 || parts[2].isEmpty()
                    ? List.of()
                    : List.of(parts[2].split(",", -1)).stream()
                            .map(GroupTime::decode)
                            .toList();
            Carry carry = new Carry(decodeTime(parts[0]), decodeTime(parts.length > 1 ? parts[1] : ""), groups);
            if (carry.encode().equals(text)) {
                return carry;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
        return "\"" + shown + "\" is not what a parser carries: time;time;group=time,...";
    }

    private static void checkTime(long micros) {
        if (micros != LineTime.NONE && micros < LineTime.EARLIEST) {
            throw new IllegalArgumentException("a line's time cannot be " + micros + ", before 1990");
        }
    }

    private static void encodeTime(StringBuilder to, long micros) {
        if (micros == LineTime.NONE) {
            to.append('-');
        } else {
            to.append(micros);
        }
    }

    private static long decodeTime(String text) {
        return text.equals("-") ? LineTime.NONE : Long.parseLong(text);
    }
}
