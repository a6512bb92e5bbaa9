package dev.hiveparquet.nmea;

/** Unsigned decimal numbers in bytes: digits alone, leading zeros allowed. */
final class Digits {
    /** What is no number of the kind asked for. */
    static final long NONE = -1;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;

    private Digits() {}

    /** The number that {@code b[from .. to)} is, or {@link #NONE} if it has a non-digit, no or more than 18 digits. */
    static long parse(byte[] b, int from, int to) {
        if (from >= to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        int at = from;
        int wrong = 0;
        if (to - from >= Long.BYTES) {
            long word = EightBytes.at(b, from);
            wrong = areDigits(word) ? 0 : -1;
            number = ofEight(word);
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            int digit = b[at] - '0';
            wrong |= digit | (9 - digit);
            number = number * 10 + digit;
        }
        return wrong < 0 ? NONE : number;
    }

    /** Whether each byte is one of {@code 0x30 .. 0x39}: the high half is 3, and still is when 6 is added. */
    private static boolean areDigits(long word) {
        return (word & HIGH_HALVES) == ZEROS && ((word + SIXES) & HIGH_HALVES) == ZEROS;
    }

    /** The number of eight digits: neighbours are joined to pairs, pairs to fours, and those to the whole. */
    private static long ofEight(long word) {
        long digits = word - ZEROS;
        long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
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
