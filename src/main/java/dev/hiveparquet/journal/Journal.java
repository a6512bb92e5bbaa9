package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead log of what streams delivered: a directory of segments, each the origin of the blocks in it.
 *
 * <p>A segment is written once, by one {@link JournalFeed}, and never again after it is closed or the process has died. It is
 * read back by {@link #replay} at the next start and deleted when nothing of it is needed. Thread-safe.
 */
public final class Journal implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String SEQUENCE_FILE = "sequence";

    private final Path directory;
    private final JournalLimits limits;
    private final SecureRandom random = new SecureRandom();
    private final List<JournalFeed> feeds = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor(Journal::daemon);
    private final List<Path> found;
    private long lastSequence;

    private Journal(Path directory, JournalLimits limits) throws IOException {
        this.directory = directory;
        this.limits = limits;
        DurableFiles.createDirectories(directory);
        DurableFiles.discardUnfinished(directory.resolve(SEQUENCE_FILE));
        DurableFiles.syncDirectory(directory);
        found = segments();
        lastSequence = found.stream()
                .mapToLong(file -> SegmentHeader.sequenceOf(file).orElse(0))
                .reduce(recordedSequence(), Math::max);
    }

    /** Opens the journal of a directory, which is created where it is missing. */
    public static Journal open(Path directory, JournalLimits limits) throws IOException {
        Journal journal = new Journal(directory, limits);
        long nanos = limits.syncInterval().toNanos();
        var unused = journal.syncing.scheduleWithFixedDelay(journal::syncAll, nanos, nanos, TimeUnit.NANOSECONDS);
        return journal;
    }

    /** A feed's end of the journal, for blocks of this label, granularity and time rule. */
    public JournalFeed feed(String source, PartitionBy partitionBy, TimestampRule timestampRule) {
        JournalFeed feed = new JournalFeed(this, source, partitionBy, timestampRule);
        feeds.add(feed);
        return feed;
    }

    /**
     * The segments that were there when the journal was opened, oldest first. One that does not tell what it holds is set
     * aside under a name that ends in {@code .damaged}; one that never got anything is deleted.
     */
    public List<ReplaySegment> replay() throws IOException {
        List<ReplaySegment> replay = new ArrayList<>();
        for (Path file : found) {
            if (Files.exists(file)) {
                ReplaySegment.open(file).ifPresent(replay::add);
            }
        }
        return replay;
    }

    /**
     * Deletes a segment, durably, since the ledger is going to forget it; harmless where it is gone already.
     *
     * @throws IllegalArgumentException if the origin is no segment, or the one that is being written
     */
    public void delete(Origin origin) throws IOException {
        long sequence = SegmentHeader.sequenceOf(origin)
                .orElseThrow(() -> new IllegalArgumentException(origin.id() + " is no journal segment"));
        if (feeds.stream().anyMatch(feed -> feed.isWriting(sequence))) {
            throw new IllegalArgumentException(origin.id() + " is being written");
        }
        Files.deleteIfExists(directory.resolve(SegmentHeader.fileName(sequence)));
        DurableFiles.syncDirectory(directory);
    }

    /** Bytes on disk of all segments. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : segments()) {
            bytes += sizeOrZero(file);
        }
        return bytes;
    }

    /** Closes all feeds. What was appended is durable afterwards, or an exception says that it is not. */
    @Override
    public void close() throws IOException {
        syncing.shutdown();
        for (JournalFeed feed : feeds) {
            feed.close();
        }
    }

    Path directory() {
        return directory;
    }

    JournalLimits limits() {
        return limits;
    }

    long nonce() {
        return random.nextLong();
    }

    /** The next segment's number, recorded before it is used, since the segment may be gone by the next start. */
    synchronized long nextSequence() throws IOException {
        long next = lastSequence + 1;
        DurableFiles.replace(
                directory.resolve(SEQUENCE_FILE), Long.toString(next).getBytes(StandardCharsets.US_ASCII));
        lastSequence = next;
        return next;
    }

    private long recordedSequence() throws IOException {
        Path file = directory.resolve(SEQUENCE_FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("\\d{1,16}")) {
            LOG.warn("{} holds no number; segments are numbered on from the highest that is there", file);
            return 0;
        }
        return Long.parseLong(text);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> SegmentHeader.sequenceOf(file).isPresent())
                    .sorted()
                    .toList();
        }
    }

    private void syncAll() {
        for (JournalFeed feed : feeds) {
            try {
                feed.sync();
            } catch (IOException e) {
                LOG.warn("{}; the next block goes to a new segment", e.getMessage());
            }
        }
    }

    private static long sizeOrZero(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException deletedMeanwhile) {
            return 0;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "journal-sync");
        thread.setDaemon(true);
        return thread;
    }
}
