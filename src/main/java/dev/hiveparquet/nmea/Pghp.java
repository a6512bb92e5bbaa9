package dev.hiveparquet.nmea;

/**
 * The sentence {@code $PGHP,1,year,month,day,hour,minute,second,millisecond,...}, which a base station writes before each
 * sentence that it received, with the time of the receipt in UTC.
 *
 * <p>A time with a part missing or out of its range, a leap second included, is none. Used again from line to line; not
 * thread-safe.
 */
public final class Pghp {
    private static final byte[] PREFIX = {'$', 'P', 'G', 'H', 'P', ',', '1', ','};
    private static final int MAX_DIGITS = 4;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int FIRST_YEAR = 1990;
    private static final long FIRST_DAY = LineTime.EARLIEST / 86_400_000_000L;

    /** Year, month, day, hour, minute, second, millisecond. */
    private final int[] parts = new int[7];

    /**
     * The time that the sentence {@code b[from .. to)} gives, in microseconds since 1970, or {@link LineTime#NONE} if it is
     * another sentence or gives no plausible time.
     *
     * @param latest the last plausible time, see {@link LineTime#latest}
     */
    public long micros(byte[] b, int from, int to, long latest) {
        if (!startsWithPrefix(b, from, to) || !readParts(b, from + PREFIX.length, to) || !partsInRange()) {
            return LineTime.NONE;
        }
        long seconds = (epochDay() * 24 + parts[3]) * 3600 + parts[4] * 60L + parts[5];
        return LineTime.plausible((seconds * 1000 + parts[6]) * 1000, latest);
    }

    private static boolean startsWithPrefix(byte[] b, int from, int to) {
        if (to - from < PREFIX.length) {
            return false;
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (b[from + i] != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean readParts(byte[] b, int from, int to) {
        int at = from;
        for (int part = 0; part < parts.length; part++) {
            int end = at;
            while (end < to && b[end] != ',' && b[end] != '*') {
                end++;
            }
            long number = end - at > MAX_DIGITS ? Digits.NONE : Digits.parse(b, at, end);
            if (number == Digits.NONE) {
                return false;
            }
            parts[part] = (int) number;
            at = end < to && b[end] == ',' ? end + 1 : to;
        }
        return true;
    }

    private boolean partsInRange() {
        return parts[0] >= FIRST_YEAR
                && parts[1] >= 1
                && parts[1] <= 12
                && parts[2] >= 1
                && parts[2] <= daysOfMonth()
                && parts[3] < 24
                && parts[4] < 60
                && parts[5] < 60
                && parts[6] < 1000;
    }

    private int daysOfMonth() {
        int days = DAYS_BEFORE_MONTH[parts[1]] - DAYS_BEFORE_MONTH[parts[1] - 1];
        return parts[1] == 2 ? days + leapDays(parts[0]) - leapDays(parts[0] - 1) : days;
    }

    private long epochDay() {
        int year = parts[0];
        int leapDayBefore = parts[1] > 2 ? leapDays(year) : leapDays(year - 1);
        int years = (year - FIRST_YEAR) * 365 + leapDayBefore - leapDays(FIRST_YEAR - 1);
        return FIRST_DAY + years + DAYS_BEFORE_MONTH[parts[1] - 1] + parts[2] - 1;
    }

    /** Leap days from year 1 to the end of a year. */
    private static int leapDays(int year) {
        return year / 4 - year / 100 + year / 400;
    }
}
