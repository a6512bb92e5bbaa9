package dev.hiveparquet.camel;

import dev.hiveparquet.config.FsyncPolicy;
import dev.hiveparquet.config.OutputSettings;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.journal.DurableFiles;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.JournalLimits;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.SessionLog;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.Recovery;
import dev.hiveparquet.publish.StateLock;
import dev.hiveparquet.publish.StepObserver;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run keeps on disk and in S3, opened, locked and put in order.
 *
 * <p>Opening it is the recovery: files that were committed get their names, others are deleted.
 */
final class Storage implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Clock clock;
    private final OutputTree tree;
    private final OutputTree sessions;
    private final Ledger ledger;
    private final Journal journal;
    private final OutputTree quarantine;
    private final SessionLog sessionLog;
    private final @Nullable UploadQueue uploadQueue;
    private final @Nullable ObjectStore store;
    private final Map<Table, Publisher> publishers;
    private final DiskRoom diskRoom;

    /**
     * Opens everything.
     *
     * @throws IOException if a directory cannot be used, or another process uses it
     */
    Storage(Settings settings, Clock clock) throws IOException {
        this.clock = clock;
        OutputSettings output = settings.output();
        Path state = output.stateDir();
        try {
            DurableFiles.createDirectories(state);
            opened.push(StateLock.acquire(state.resolve("lock"), clock.instant()));
            tree = OutputTree.open(output.outDir());
            opened.push(StateLock.acquire(tree.lockFile(), clock.instant()));
            ledger = open(Ledger.open(state.resolve("ledger")));
            journal = open(Journal.open(state.resolve("journal"), limits(settings)));
            sessionLog = open(SessionLog.open(state.resolve("session-log")));
            S3Settings s3 = settings.s3();
            uploadQueue = s3 == null ? null : UploadQueue.open(state.resolve("uploads"));
            store = s3 == null ? null : open(new ObjectStore(s3));
            quarantine = OutputTree.open(state.resolve("quarantine"));
            sessions = OutputTree.open(state.resolve("sessions"));
            publishers = Map.of(
                    Table.LINES,
                    publisher(Table.LINES, tree, Optional.ofNullable(uploadQueue), clock),
                    Table.QUARANTINE,
                    publisher(Table.QUARANTINE, quarantine, Optional.empty(), clock),
                    Table.SESSIONS,
                    publisher(Table.SESSIONS, sessions, Optional.ofNullable(uploadQueue), clock));
            diskRoom = new DiskRoom(settings.disk(), List.of(tree.root(), state), journal, uploadQueue, quarantine);
            for (Publisher publisher : publishers.values()) {
                Recovery.run(publisher);
            }
            if (uploadQueue != null) {
                uploadQueue.releaseAll();
            }
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private Publisher publisher(Table table, OutputTree files, Optional<UploadQueue> uploads, Clock clock) {
        return new Publisher(table, files, ledger, uploads, clock, StepObserver.NONE);
    }

    private static JournalLimits limits(Settings settings) {
        return new JournalLimits(
                settings.journal().segmentBytes(),
                settings.journal().fsyncInterval(),
                settings.journal().fsync() == FsyncPolicy.EVERY
                        ? 1
                        : settings.journal().fsyncBytes());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    OutputTree tree() {
        return tree;
    }

    /** The trees whose files are uploaded. */
    Map<Table, OutputTree> uploadedTrees() {
        return new EnumMap<>(Map.of(Table.LINES, tree, Table.SESSIONS, sessions));
    }

    Ledger ledger() {
        return ledger;
    }

    /** The tree of rejected lines. */
    OutputTree quarantine() {
        return quarantine;
    }

    Journal journal() {
        return journal;
    }

    SessionLog sessionLog() {
        return sessionLog;
    }

    @Nullable
    UploadQueue uploadQueue() {
        return uploadQueue;
    }

    @Nullable
    ObjectStore store() {
        return store;
    }

    DiskRoom diskRoom() {
        return diskRoom;
    }

    Map<Table, Publisher> publishers() {
        return publishers;
    }

    /** Number of files that are published and not confirmed. */
    long filesToUpload() {
        try {
            return uploadQueue == null ? 0 : uploadQueue.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long the oldest of these files has waited, in seconds; 0 if there is none. */
    double oldestUploadSeconds() {
        try {
            if (uploadQueue == null) {
                return 0;
            }
            Optional<Path> oldest = uploadQueue.oldest();
            return oldest.isEmpty()
                    ? 0
                    : (clock.millis() - Files.getLastModifiedTime(oldest.get()).toMillis()) / 1000.0;
        } catch (IOException e) {
            // Confirmed between the two looks.
            return 0;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
