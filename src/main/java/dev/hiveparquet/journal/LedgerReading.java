package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the copies of a ledger have in common: the records that are whole in one of them, by number. Not thread-safe.
 *
 * <p>A ledger that was written anew begins with its format, and all before that is out of date, as in a copy that was not
 * written anew with it.
 */
final class LedgerReading {
    private final TreeMap<Long, LedgerRecord> records = new TreeMap<>();
    private int skipped;
    private String firstReason = "";
    private long lost;
    private long unnumbered;
    private long lastNumber;

    LedgerReading() {}

    /** Of records that were given already. */
    LedgerReading(int skipped, String firstReason, long lost, long lastNumber) {
        this.skipped = skipped;
        this.firstReason = firstReason;
        this.lost = lost;
        this.lastNumber = lastNumber;
    }

    /** A line of a copy. */
    void add(Path file, String line) {
        try {
            LedgerEntry entry = LedgerLine.decode(line);
            long number = entry.number() == LedgerEntry.UNNUMBERED ? ++unnumbered : entry.number();
            records.put(number, entry.content());
        } catch (IllegalArgumentException e) {
            if (skipped++ == 0) {
                firstReason = "the first is in " + file + ": " + e.getMessage();
            }
        }
    }

    /**
     * All lines are added: gives what counts, in order.
     *
     * @throws IOException if it is of a format that this program does not read
     */
    void end(Path file, Consumer<LedgerRecord> consumer) throws IOException {
        long from = 0;
        for (Map.Entry<Long, LedgerRecord> entry : records.entrySet()) {
            if (entry.getValue() instanceof LedgerRecord.Format format) {
                requireKnown(file, format);
                from = entry.getKey();
            }
        }
        records.headMap(from).clear();
        if (!records.isEmpty()) {
            lastNumber = records.lastKey();
            lost = records.lastKey() - records.firstKey() + 1 - records.size();
        }
        records.values().forEach(consumer);
    }

    /** How many lines are not what was written, in both copies. */
    int skipped() {
        return skipped;
    }

    /** How many records are missing between the first and the last that is there. */
    long lost() {
        return lost;
    }

    /** Where the first damaged line is and why it is one; empty where none is. */
    String firstReason() {
        return firstReason;
    }

    long lastNumber() {
        return lastNumber;
    }

    static void requireKnown(Path file, LedgerRecord.Format format) throws IOException {
        if (!format.isKnown()) {
            throw new IOException("ledger " + file + " has format " + format.version()
                    + ", but this program reads 1 to " + LedgerRecord.Format.CURRENT.version());
        }
    }
}
