package dev.hiveparquet.verify;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.group.GroupPublication;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.intake.SessionTable;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.parquet.StoredFile;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.Step;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories {@code data} and {@code state} as a run leaves them, filled file by file by the parts that a run uses. */
final class Tree implements AutoCloseable {
    static final long NEW_YEAR = 1_767_225_600_000_000L;
    static final long HOUR = 3_600_000_000L;

    private final GroupFiles files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
    private final OpenGroups groups = new OpenGroups(files, 1 << 30, System::nanoTime);
    private final Progress progress = new Progress();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Ledger ledger;
    private final Optional<UploadQueue> uploads;
    private final GroupPublication publication;
    private final Publisher sessions;
    private @Nullable Step failAfter;

    /** A tree without uploads. */
    Tree(Path directory) throws IOException {
        this(directory, false);
    }

    Tree(Path directory, boolean uploading) throws IOException {
        Path state = Files.createDirectories(directory.resolve("state"));
        ledger = Ledger.open(state.resolve("ledger"));
        uploads = uploading ? Optional.of(UploadQueue.open(state.resolve("uploads"))) : Optional.empty();
        sessions = publisher(Table.SESSIONS, state.resolve("sessions"), uploads);
        publication = new GroupPublication(
                groups,
                progress,
                Map.of(
                        Table.LINES, publisher(Table.LINES, directory.resolve("data"), uploads),
                        Table.QUARANTINE, publisher(Table.QUARANTINE, state.resolve("quarantine"), Optional.empty())),
                origin -> {},
                "test",
                System::nanoTime);
    }

    private Publisher publisher(Table table, Path root, Optional<UploadQueue> queue) throws IOException {
        return new Publisher(table, OutputTree.open(root), ledger, queue, Clock.systemUTC(), this::passed);
    }

    private void passed(Step step, String temporaryName) {
        if (step == failAfter) {
            throw new UncheckedIOException(new IOException("the process dies"));
        }
    }

    /** Commits a file as {@link #publish} does, and dies before it gets its name. */
    Commit commitOnly(String originId, long offset, int hour, String... lines) throws IOException {
        failAfter = Step.COMMITTED;
        try {
            publish(originId, offset, hour, lines);
        } catch (UncheckedIOException died) {
            return ledger.pending().get(ledger.pending().size() - 1);
        }
        throw new AssertionError("it did not die");
    }

    /** Publishes lines of one hour of 2026's first day, which stand at an offset of an origin, as a file of their own. */
    Commit publish(String originId, long offset, int hour, String... lines) throws IOException {
        return publish(Table.LINES, originId, offset, hour, lines);
    }

    Commit publish(Table table, String originId, long offset, int hour, String... lines) throws IOException {
        Origin origin = origin(originId);
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        long micros = NEW_YEAR + hour * HOUR;
        RowTable rows = new RowTable();
        int start = 0;
        for (String line : lines) {
            rows.add(start, line.length(), micros, 0, line.length());
            start += line.length() + 1;
        }
        Block block = new Block(Block.Kind.LINES, origin, offset, bytes.length, micros, bytes, 0, bytes.length);
        PartitionBy by = table == Table.LINES ? PartitionBy.HOUR : PartitionBy.DAY;
        RowBatch batch = new RowBatch(Partition.of(table, "s", by, micros), block, rows, 0, lines.length, true);
        Commit commit = publish(origin, batch);
        if (uploads.isPresent() && table == Table.LINES) {
            uploads.get().release(commit);
        }
        return commit;
    }

    /** Publishes one session that began at one hour of 2026's first day, as a file of its own. */
    void publishSession(int hour) throws IOException {
        long began = NEW_YEAR + hour * HOUR;
        FeedSession session = new FeedSession(
                "s", "[::1]:4001", began, began, began + HOUR, began, began, 1, 10, 0, 0L, 5, SessionEnd.PEER);
        new SessionTable(files, sessions, uploads.orElse(null), "test").publish(List.of(session));
    }

    private Commit publish(Origin origin, RowBatch batch) throws IOException {
        Group group = groups.open(batch.partition());
        progress.blockStarted(origin, batch.block().offset(), "");
        groups.add(group, batch, progress);
        progress.blockFinished(origin, batch.block().endOffset(), "");
        groups.completed(group);
        return publication.publish(group).commit();
    }

    private Origin origin(String id) throws IOException {
        Origin known = origins.get(id);
        if (known == null) {
            known = new Origin(id, Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);
            progress.begin(ledger.register(known, NEW_YEAR));
            origins.put(id, known);
        }
        return known;
    }

    /** All Parquet files below a directory, in order. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    /** Index of the last byte of the first column's last page in the first row group. */
    static int inTimes(Path file) throws IOException {
        try (StoredFile stored = StoredFile.open(file)) {
            return 3 + (int) stored.layout().rowGroups().get(0).columns().get(0).compressedBytes();
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        files.close();
    }
}
