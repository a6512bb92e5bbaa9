package dev.hiveparquet.nmea;

/** Unsigned decimal numbers in bytes: digits alone, leading zeros allowed. */
final class Digits {
    /** What is no number of the kind asked for. */
    static final long NONE = -1;

    private Digits() {}

    /** The number that {@code b[from .. to)} is, or {@link #NONE} if it has a non-digit, no or more than 18 digits. */
    static long parse(byte[] b, int from, int to) {
        if (from >= to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        int wrong = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            wrong |= digit | (9 - digit);
            number = number * 10 + digit;
        }
        return wrong < 0 ? NONE : number;
    }

    /** Whether {@code b[from .. to)} is a number of at most 20 digits below 2^64. */
    static boolean isUnsignedLong(byte[] b, int from, int to) {
        int middle = Math.max(from, to - 10);
        long low = parse(b, middle, to);
        long high = middle > from ? parse(b, from, middle) : 0;
        if (low == NONE || high == NONE || middle - from > 10) {
            return false;
        }
        return high < 1_844_674_407L || (high == 1_844_674_407L && low <= 3_709_551_615L);
    }

    /** The number as an unsigned long, where {@link #isUnsignedLong} is true. */
    static long parseUnsigned(byte[] b, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (b[i] - '0');
        }
        return number;
    }
}
