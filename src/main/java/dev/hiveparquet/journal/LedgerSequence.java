package dev.hiveparquet.journal;

/**
 * Sees whether the lines of a ledger file are whole and follow each other from its format on, as they do unless something was
 * damaged or cut off, and keeps none of them. Not thread-safe.
 */
final class LedgerSequence {
    private boolean whole = true;
    private long last;

    /** The next line. */
    void add(String line) {
        if (!whole) {
            return;
        }
        try {
            LedgerEntry entry = LedgerLine.decode(line);
            boolean begins = entry.content() instanceof LedgerRecord.Format format && format.isKnown();
            whole = last == 0
                    ? begins && entry.number() != LedgerEntry.UNNUMBERED
                    : entry.number() == last + 1 && !(entry.content() instanceof LedgerRecord.Format);
            last = entry.number();
        } catch (IllegalArgumentException damaged) {
            whole = false;
        }
    }

    /** Whether all lines so far are whole and in order; not so where there are none. */
    boolean isWhole() {
        return whole && last > 0;
    }

    /** The number of the last line. */
    long last() {
        return last;
    }
}
