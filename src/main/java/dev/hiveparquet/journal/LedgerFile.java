package dev.hiveparquet.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger on disk: the same lines in two files. They are appended, and the whole is written anew when it is opened, when
 * it has grown, and after an error. Not thread-safe.
 *
 * <p>The first file is the one that counts: what is durable there is recorded. The second is there for what a disk may do to
 * the first, since a commit record that cannot be read would have its rows published again. It is written after the first and
 * not forced, and may be missing.
 */
final class LedgerFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final String SECOND_SUFFIX = ".copy";

    private final LedgerCopy first;
    private final LedgerCopy second;
    private long lastNumber;

    LedgerFile(Path file) {
        first = new LedgerCopy(file);
        second = new LedgerCopy(file.resolveSibling(file.getFileName() + SECOND_SUFFIX));
    }

    /**
     * Reads all records that are whole in one of the files, in order.
     *
     * @return how many lines could not be read, and how many records are in neither file
     * @throws IOException if a file cannot be read, or is of another format
     */
    LedgerReading load(Consumer<LedgerRecord> records) throws IOException {
        LedgerSequence copy = new LedgerSequence();
        second.lines(copy::add);
        if (copy.isWhole()) {
            lastNumber = first.recordsOfWhole(copy.last(), records);
        }
        return lastNumber > 0 ? new LedgerReading() : loadDamaged(records);
    }

    /** Lays the files over each other, which takes memory for all their records where these are not in order. */
    private LedgerReading loadDamaged(Consumer<LedgerRecord> records) throws IOException {
        LedgerReading merged = new LedgerMerge(first, second).read(records);
        LedgerReading reading = merged == null ? loadUnordered(records) : merged;
        lastNumber = reading.lastNumber();
        if (reading.lost() > 0) {
            LOG.error(
                    "Ledger {}: {} records are lost, and with them what they say is committed; {}",
                    first.file(),
                    reading.lost(),
                    reading.firstReason());
        } else if (reading.skipped() > 0) {
            LOG.warn(
                    "Ledger {}: {} damaged lines are skipped, no record is missing; {}",
                    first.file(),
                    reading.skipped(),
                    reading.firstReason());
        }
        return reading;
    }

    private LedgerReading loadUnordered(Consumer<LedgerRecord> records) throws IOException {
        LedgerReading reading = new LedgerReading();
        first.lines(line -> reading.add(first.file(), line));
        second.lines(line -> reading.add(second.file(), line));
        reading.end(first.file(), records);
        return reading;
    }

    /** Whether the last append failed, so that {@link #replace} must come before the next. */
    boolean damaged() {
        return first.damaged();
    }

    /** Whether the second file lacks something that {@link #replace} would put right. */
    boolean isSecondBehind() {
        return second.damaged();
    }

    long bytes() {
        return first.bytes();
    }

    /** Appends records, all of them with one write. */
    void append(List<LedgerRecord> records, boolean durable) throws IOException {
        byte[] lines = lines(records);
        first.append(lines, durable);
        if (!second.damaged()) {
            onSecond(() -> second.append(lines, false));
        }
    }

    /** Writes a ledger of a state's records alone, the first of them its format, and goes on appending to it. */
    void replace(LedgerState state) throws IOException {
        LedgerRewriting rewriting = new LedgerRewriting(state, lastNumber);
        try {
            first.replace(rewriting);
        } finally {
            // Where it failed, nobody knows which of these numbers are on disk.
            lastNumber = Math.max(lastNumber, rewriting.lastNumber());
        }
        onSecond(() -> second.replace(rewriting));
    }

    @Override
    public void close() throws IOException {
        try (second) {
            first.close();
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void onSecond(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            LOG.warn("The ledger's second copy is behind and will be written anew: {}", e.getMessage());
        }
    }

    private byte[] lines(List<LedgerRecord> records) {
        StringBuilder lines = new StringBuilder();
        for (LedgerRecord each : records) {
            lines.append(LedgerLine.encode(new LedgerEntry(++lastNumber, each))).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
