package dev.hiveparquet.nmea;

/**
 * Whether lines look like what a feed of NMEA sentences sends: a {@code !} or {@code $} at the beginning of the line, or
 * directly after its tag blocks.
 *
 * <p>Checksums are not looked at. This tells a feed from what stands in its place when something is wrong (an error page, another
 * protocol, noise), not a whole sentence from a damaged one.
 */
public final class Sentences {
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
        return at < to && (b[at] == '!' || b[at] == '$');
    }
}
