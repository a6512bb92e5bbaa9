package dev.hiveparquet.nmea;

/**
 * Whether lines look like what a feed of NMEA sentences sends: a {@code !} or {@code $} and an address, as in {@code !AIVDM} or
 * {@code $PGHP}, at the beginning of the line, or directly after its tag blocks.
 *
 * <p>Checksums are not looked at. This tells a feed from what stands in its place when something is wrong (an error page, another
 * protocol, noise), not a whole sentence from a damaged one.
 */
public final class Sentences {
    /** The shortest addresses, those of makers of equipment, have one letter and three for the maker. */
    private static final int ADDRESS_BYTES = 4;

    private Sentences() {}

    /** Whether any line of {@code b[from .. to)} holds a sentence. Looks from the end, where it mostly finds one at once. */
    public static boolean anyIn(byte[] b, int from, int to) {
        int end = to;
        while (end > from) {
            int start = end - 1;
            while (start > from && b[start - 1] != '\n') {
                start--;
            }
            if (beginsAt(b, start, end)) {
                return true;
            }
            end = start;
        }
        return false;
    }

    private static boolean beginsAt(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] == '\\') {
            at++;
            while (at < to && b[at] != '\\') {
                at++;
            }
            at++;
        }
        return at < to && (b[at] == '!' || b[at] == '$') && isAddress(b, at + 1, to);
    }

    /** Noise has a mark at the beginning of a line now and then, but nothing like an address behind it. */
    private static boolean isAddress(byte[] b, int from, int to) {
        boolean is = to - from >= ADDRESS_BYTES;
        for (int i = from; is && i < from + ADDRESS_BYTES; i++) {
            is = (b[i] >= 'A' && b[i] <= 'Z') || (b[i] >= '0' && b[i] <= '9');
        }
        return is;
    }
}
