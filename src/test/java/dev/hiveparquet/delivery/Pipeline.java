package dev.hiveparquet.delivery;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.group.CompletionCause;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.group.GroupPublication;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.intake.BlockParser;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.JournalReplay;
import dev.hiveparquet.intake.OpenOrigins;
import dev.hiveparquet.intake.QuarantineFiles;
import dev.hiveparquet.intake.QuarantineReplay;
import dev.hiveparquet.intake.SessionObserver;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.JournalLimits;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.parquet.QuarantineFile;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.Recovery;
import dev.hiveparquet.publish.StepObserver;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RowBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One life of the program's parts, joined as the routes join them, but step by step and in one thread, so that a test can
 * stop between any two steps. Closing it without {@link #publishAll} is a crash: what was not committed is gone.
 */
final class Pipeline implements AutoCloseable {
    static final long NOW = 1_767_225_600_000_000L;

    private final Path state;
    private final GroupFiles files;
    private QuarantineFiles quarantine;
    private final Map<String, Group> filling = new HashMap<>();
    private final Deque<Group> complete = new ArrayDeque<>();
    final Ledger ledger;
    final Journal journal;
    final OpenOrigins origins;
    final BlockParser parser;
    final OpenGroups groups;
    final GroupPublication publication;
    final Progress progress = new Progress();

    /** Without uploads. */
    Pipeline(Path directory, int maxLineBytes) throws IOException {
        this(directory, maxLineBytes, new JournalLimits(1_000, Duration.ofHours(1), 1 << 20), false);
    }

    /** Queues published files for upload in {@code state/uploads}, as an option. */
    Pipeline(Path directory, int maxLineBytes, JournalLimits limits, boolean uploading) throws IOException {
        state = directory.resolve("state");
        Files.createDirectories(state);
        ledger = Ledger.open(state.resolve("ledger"));
        journal = Journal.open(state.resolve("journal"), limits);
        origins = new OpenOrigins(ledger, progress, maxLineBytes, this::forget);
        parser = new BlockParser(origins, progress, new Meters(new SimpleMeterRegistry()));
        files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
        groups = new OpenGroups(files, 1 << 30, System::nanoTime);
        Optional<UploadQueue> uploads =
                uploading ? Optional.of(UploadQueue.open(state.resolve("uploads"))) : Optional.empty();
        Map<Table, Publisher> publishers = Map.of(
                Table.LINES, publisher(Table.LINES, directory.resolve("out"), uploads),
                Table.QUARANTINE, publisher(Table.QUARANTINE, state.resolve("quarantine"), Optional.empty()));
        quarantine = quarantine(Set.of());
        for (Publisher publisher : publishers.values()) {
            Recovery.run(publisher);
        }
        if (uploads.isPresent()) {
            uploads.get().releaseAll();
        }
        publication = new GroupPublication(groups, progress, publishers, origins::finished, "test", System::nanoTime);
    }

    private Publisher publisher(Table table, Path root, Optional<UploadQueue> uploads) throws IOException {
        return new Publisher(table, OutputTree.open(root), ledger, uploads, Clock.systemUTC(), StepObserver.NONE);
    }

    private void forget(Origin origin) throws IOException {
        if (origin.kind() == Origin.Kind.QUARANTINE) {
            quarantine.remove(origin);
            ledger.forget(origin.id());
        }
        if (origin.kind() == Origin.Kind.STREAM) {
            journal.delete(origin);
            ledger.forget(origin.id());
        }
    }

    StreamJournal stream() {
        return new StreamJournal(
                journal.feed("s", PartitionBy.HOUR, TimestampRule.SENTENCE), origins, SessionObserver.NONE);
    }

    static Origin file(String id) {
        return new Origin(id, Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);
    }

    /** A line of the hour after 2026 began by so many hours. */
    static String line(int hour, String text) {
        return "\\c:" + (NOW / 1_000_000 + hour * 3_600L) + "*00\\" + text + "\n";
    }

    static Block block(Origin origin, long offset, String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.ISO_8859_1);
        return new Block(Block.Kind.LINES, origin, offset, bytes.length, NOW, bytes, 0, bytes.length);
    }

    static Block received(String lines) {
        return block(new Origin("tcp", Origin.Kind.STREAM, "s", PartitionBy.HOUR, TimestampRule.SENTENCE), 0, lines);
    }

    /** Takes a block all the way to its groups. */
    void take(Block block) {
        takeBatches(block, Integer.MAX_VALUE);
        parser.finished(block);
    }

    /** Takes blocks that one exchange carries all the way to their groups. */
    void take(Blocks blocks) {
        parser.parse(blocks).forEach(rows -> rows.batches().forEach(this::add));
        parser.finished(blocks);
    }

    /** Takes all that is to be read of input files, up to where the last of them ends. */
    void takeAll(InputFiles files) {
        for (Iterator<Blocks> blocks = files.blocks(); blocks.hasNext(); ) {
            take(blocks.next());
            files.read();
        }
    }

    /** Takes only the first batches of a block, as if an exception had come there. */
    void takeBatches(Block block, int batches) {
        List<RowBatch> parsed = parser.parse(block).stream()
                .flatMap(rows -> rows.batches().stream())
                .toList();
        for (RowBatch batch : parsed.subList(0, Math.min(batches, parsed.size()))) {
            add(batch);
        }
    }

    void add(RowBatch batch) {
        Group group = filling.computeIfAbsent(batch.partition().key(), key -> groups.open(batch.partition()));
        groups.add(group, batch, progress);
    }

    /** Replays what the journal holds, the way a splitter does: it asks for the next block before it takes one. */
    void replay() throws IOException {
        try (JournalReplay replay = new JournalReplay(journal, origins)) {
            for (boolean more = replay.hasNext(); more; ) {
                Block block = replay.next();
                more = replay.hasNext();
                take(block);
            }
            replay.finish();
        }
    }

    /** The replay of what the quarantine holds for these reasons, not begun; what cannot be read is an error. */
    QuarantineReplay quarantineReplay(RejectReason... reasons) throws IOException {
        quarantine = quarantine(Set.of(reasons));
        return new QuarantineReplay(
                quarantine,
                origins,
                (id, source) ->
                        new Origin(id, Origin.Kind.QUARANTINE, source, PartitionBy.HOUR, TimestampRule.SENTENCE),
                () -> NOW,
                (file, reason) -> {
                    throw new AssertionError(file + ": " + reason);
                });
    }

    private QuarantineFiles quarantine(Set<RejectReason> reasons) throws IOException {
        OutputTree tree = OutputTree.open(state.resolve("quarantine"));
        return new QuarantineFiles(tree, QuarantineFile::open, reasons, List.of());
    }

    /** Feeds back so many lines, all where there are fewer, and publishes after each so many. */
    boolean feedBack(QuarantineReplay replay, int lines, int eachGroup) throws IOException {
        int taken = 0;
        boolean more = replay.hasNext();
        while (taken < lines && more) {
            Block block = replay.next();
            more = replay.hasNext();
            take(block);
            if (++taken % eachGroup == 0) {
                publishAll();
            }
        }
        boolean all = !more;
        if (all) {
            replay.finish();
        }
        return all;
    }

    /** Publishes all groups; where that fails, it can be called again. */
    void publishAll() throws IOException {
        for (Group group : List.copyOf(filling.values())) {
            group.completeBecause(CompletionCause.STOP);
            groups.completed(group);
            filling.remove(group.partition().key());
            complete.add(group);
        }
        while (!complete.isEmpty()) {
            publication.publish(complete.element());
            complete.remove();
        }
    }

    /** Publishes the group of the first hour and no other. */
    void publishFirst() throws IOException {
        publication.publish(
                filling.remove(filling.keySet().stream().sorted().findFirst().orElseThrow()));
    }

    /** Until {@link #repairLedger} nothing can be written to the ledger, as on a full disk. */
    void breakLedger() throws IOException {
        ledger.close();
        Files.createDirectory(state.resolve("ledger.tmp"));
    }

    void repairLedger() throws IOException {
        Files.delete(state.resolve("ledger.tmp"));
    }

    @Override
    public void close() throws IOException {
        journal.close();
        ledger.close();
        files.close();
    }
}
