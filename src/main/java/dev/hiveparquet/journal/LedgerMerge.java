package dev.hiveparquet.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lays the copies of a ledger over each other line by line, as far as the lines of each that can be read follow each other, which
 * they do but in ledgers of format 1: so a ledger of many inputs with a torn end takes no memory for its records. Not thread-safe.
 */
final class LedgerMerge {
    private final LedgerCopy first;
    private final LedgerCopy second;
    private int skipped;
    private String firstReason = "";
    private long format;
    private boolean inOrder = true;

    LedgerMerge(LedgerCopy first, LedgerCopy second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Gives what counts, in order.
     *
     * @return null if lines do not follow each other, and nothing was given
     * @throws IOException if the ledger cannot be read, or is of a format that this program does not read
     */
    @Nullable
    LedgerReading read(Consumer<LedgerRecord> records) throws IOException {
        survey(first);
        survey(second);
        return inOrder ? merge(records) : null;
    }

    /** Looks for damage, and for the last format, before which all is out of date. */
    private void survey(LedgerCopy copy) throws IOException {
        try (BufferedReader lines = copy.open()) {
            long before = LedgerEntry.UNNUMBERED;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LedgerEntry entry = entry(line, copy);
                if (entry != null) {
                    inOrder &= entry.number() > before;
                    before = entry.number();
                    if (entry.content() instanceof LedgerRecord.Format found) {
                        LedgerReading.requireKnown(first.file(), found);
                        format = Math.max(format, entry.number());
                    }
                }
            }
        }
    }

    private @Nullable LedgerEntry entry(String line, LedgerCopy copy) {
        try {
            return LedgerLine.decode(line);
        } catch (IllegalArgumentException e) {
            if (skipped++ == 0) {
                firstReason = "the first is in " + copy.file() + ": " + e.getMessage();
            }
            return null;
        }
    }

    private LedgerReading merge(Consumer<LedgerRecord> records) throws IOException {
        long last = 0;
        long lost = 0;
        try (BufferedReader firstLines = first.open();
                BufferedReader secondLines = second.open()) {
            LedgerEntry one = next(firstLines);
            LedgerEntry other = next(secondLines);
            while (one != null || other != null) {
                LedgerEntry least = Objects.requireNonNull(isBefore(one, other) ? one : other);
                long number = least.number();
                if (number >= format) {
                    lost += last == 0 ? 0 : number - last - 1;
                    last = number;
                    records.accept(least.content());
                }
                one = one != null && one.number() == number ? next(firstLines) : one;
                other = other != null && other.number() == number ? next(secondLines) : other;
            }
        }
        return new LedgerReading(skipped, firstReason, lost, last);
    }

    /** The next entry that can be read; null at the end. */
    private static @Nullable LedgerEntry next(BufferedReader lines) throws IOException {
        LedgerEntry entry = null;
        for (String line = lines.readLine(); line != null && entry == null; ) {
            entry = entry(line);
            line = entry == null ? lines.readLine() : line;
        }
        return entry;
    }

    private static @Nullable LedgerEntry entry(String line) {
        try {
            return LedgerLine.decode(line);
        } catch (IllegalArgumentException damagedAsCountedBefore) {
            return null;
        }
    }

    private static boolean isBefore(@Nullable LedgerEntry one, @Nullable LedgerEntry other) {
        return other == null || (one != null && one.number() <= other.number());
    }
}
