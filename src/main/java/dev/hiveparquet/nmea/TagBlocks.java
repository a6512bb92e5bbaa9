package dev.hiveparquet.nmea;

/**
 * What the tag blocks at the beginning of a line say about its time (NMEA 0183 version 4.10, section 7).
 *
 * <p>A tag block is {@code \field,field*hh\}; several may follow each other; one without its closing backslash is none.
 * Its checksum is not looked at: a damaged time is implausible far more often than not, and the sentence may be whole. Of
 * several times or groups on a line the first valid one counts. Used again from line to line; not thread-safe.
 */
public final class TagBlocks {
    private static final long COMMAS = EightBytes.of(',');
    private static final long ASTERISKS = EightBytes.of('*');
    private static final long BACKSLASHES = EightBytes.of('\\');

    private static final int MAX_GROUP_DIGITS = 4;

    private long micros = LineTime.NONE;
    private boolean grouped;
    private boolean first;
    private long groupId;

    /**
     * Reads the tag blocks at the beginning of {@code b[from .. to)}.
     *
     * @param latest the last plausible time, see {@link LineTime#latest}
     * @return index of the first byte after them
     */
    public int scan(byte[] b, int from, int to, long latest) {
        micros = LineTime.NONE;
        grouped = false;
        int at = from;
        while (at < to && b[at] == '\\') {
            long microsBefore = micros;
            boolean groupedBefore = grouped;
            int close = fields(b, at + 1, to, latest);
            if (close == to) {
                micros = microsBefore;
                grouped = groupedBefore;
                break;
            }
            at = close + 1;
        }
        return at;
    }

    /** The time of field {@code c:}, in microseconds since 1970, or {@link LineTime#NONE}. */
    public long micros() {
        return micros;
    }

    /** Whether there is a field {@code g:} with a sentence number of 1 up to its total. */
    public boolean isGrouped() {
        return grouped;
    }

    /** Whether the line is its group's first, where it is grouped. */
    public boolean isFirstOfGroup() {
        return first;
    }

    /** The group's id, an unsigned number, where the line is grouped. */
    public long groupId() {
        return groupId;
    }

    /** Reads the fields of one tag block and gives the index of its closing backslash, or {@code to} if it has none. */
    private int fields(byte[] b, int from, int to, long latest) {
        int end = from - 1;
        do {
            end = field(b, end + 1, to, latest);
        } while (end < to && b[end] == ',');
        while (end < to && b[end] != '\\') {
            end++;
        }
        return end;
    }

    /** Reads the field that begins there and gives the index of what ends it. */
    private int field(byte[] b, int at, int to, long latest) {
        if (at + 2 >= to || b[at + 1] != ':') {
            return end(b, at, to);
        }
        int value = at + 2;
        if (b[at] == 'c' && micros == LineTime.NONE) {
            int end = end(b, value, to);
            long number = Digits.parse(b, value, end);
            micros = number == Digits.NONE ? LineTime.NONE : LineTime.ofNumber(number, latest);
            return end;
        }
        if (b[at] == 'g' && !grouped) {
            int end = end(b, value, to);
            group(b, value, end);
            return end;
        }
        return end(b, at, to);
    }

    /** Index of what ends a field, or {@code to}. */
    private static int end(byte[] b, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long ends = ends(EightBytes.at(b, at));
            if (ends != 0) {
                return at + EightBytes.first(ends);
            }
        }
        while (at < to && b[at] != ',' && b[at] != '*' && b[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The high bit of each byte of the word that is a comma, an asterisk or a backslash, and no other bit. */
    private static long ends(long word) {
        long others =
                EightBytes.set(word ^ COMMAS) & EightBytes.set(word ^ ASTERISKS) & EightBytes.set(word ^ BACKSLASHES);
        return ~(others | EightBytes.LOW_BITS);
    }

    /** {@code number-total-id}. */
    private void group(byte[] b, int from, int end) {
        int total = after('-', b, from, end);
        int id = after('-', b, total, end);
        if (total - from - 1 > MAX_GROUP_DIGITS || id - total - 1 > MAX_GROUP_DIGITS) {
            return;
        }
        long number = Digits.parse(b, from, total - 1);
        if (number < 1 || number > Digits.parse(b, total, id - 1) || !Digits.isUnsignedLong(b, id, end)) {
            return;
        }
        grouped = true;
        first = number == 1;
        groupId = Digits.parseUnsigned(b, id, end);
    }

    /** Index behind the next such byte, or {@code end} if there is none. */
    private static int after(char wanted, byte[] b, int from, int end) {
        int at = from;
        while (at < end) {
            if (b[at++] == wanted) {
                return at;
            }
        }
        return end;
    }
}
