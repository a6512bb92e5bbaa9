package dev.hiveparquet.publish;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.DurableFiles;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Publishes the files of one table: {@link #commit} makes a file's rows its own for good, {@link #complete} gives it its name.
 *
 * <p>They are apart because they fail differently: after a failed commit the rows are still the group's and the whole is tried
 * again; after a failed completion only the completion may be, or the rows would be there twice. Thread-safe.
 */
public final class Publisher {
    private final Table table;
    private final OutputTree tree;
    private final Ledger ledger;
    private final Optional<UploadQueue> uploads;
    private final Clock clock;
    private final StepObserver steps;

    /**
     * A publisher.
     *
     * @param table whose files these are
     * @param tree where they go
     * @param ledger where they are recorded
     * @param uploads where they queue for upload, if uploads are on
     */
    public Publisher(
            Table table,
            OutputTree tree,
            Ledger ledger,
            Optional<UploadQueue> uploads,
            Clock clock,
            StepObserver steps) {
        this.table = table;
        this.tree = tree;
        this.ledger = ledger;
        this.uploads = uploads;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Writes, syncs and verifies a file and commits it.
     *
     * @return the durable commit, to be completed
     * @throws IOException if it is not committed; it may be tried again
     */
    public Commit commit(Publication publication, FileWriter writer, FileCheck check) throws IOException {
        ledger.heal();
        String temporaryName = OutputTree.temporaryName(publication.name());
        Written written = make(temporaryName, writer, check);
        Commit commit = new Commit(
                publication.path(),
                table,
                temporaryName,
                publication.partitionKey(),
                written.rows(),
                written.bytes(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                publication.origins().get());
        ledger.commit(commit);
        steps.passed(Step.COMMITTED, temporaryName);
        return commit;
    }

    /**
     * Gives a committed file its final name, and queues it for upload where uploads are on. Does again only what has no
     * effect, so that it can be called until it succeeds.
     *
     * @return the published file
     * @throws IOException if the file does not have its name for good; the call is to be repeated
     */
    public Path complete(Commit commit) throws IOException {
        String name = commit.temporaryName();
        Path temporary = tree.temporary(name);
        if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
            if (uploads.isPresent()) {
                uploads.get().add(commit);
            }
            steps.passed(Step.QUEUED, name);
            tree.createDirectoriesFor(commit.path());
            steps.passed(Step.DIRECTORIES_CREATED, name);
            tree.move(temporary, commit.path());
            steps.passed(Step.RENAMED, name);
        }
        tree.syncDirectoriesOf(commit.path());
        steps.passed(Step.NAME_SYNCED, name);
        ledger.published(name);
        steps.passed(Step.PUBLISHED, name);
        return tree.resolve(commit.path());
    }

    /** Deletes a published file that is not to be kept, with the directories that it leaves empty. */
    public void removePublished(String path) throws IOException {
        tree.remove(path);
    }

    Table table() {
        return table;
    }

    OutputTree tree() {
        return tree;
    }

    Ledger ledger() {
        return ledger;
    }

    private Written make(String temporaryName, FileWriter writer, FileCheck check) throws IOException {
        Path temporary = tree.temporary(temporaryName);
        try {
            Written written = write(temporary, writer);
            verify(temporary, written, check);
            DurableFiles.syncDirectory(DurableFiles.directoryOf(temporary));
            steps.passed(Step.VERIFIED, temporaryName);
            return written;
        } catch (IOException | RuntimeException e) {
            deleteAfter(e, temporary);
            throw e;
        }
    }

    private Written write(Path temporary, FileWriter writer) throws IOException {
        String name = temporary.getFileName().toString();
        try (FileChannel channel = FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            Written written = writer.writeTo(channel);
            steps.passed(Step.WRITTEN, name);
            channel.force(true);
            steps.passed(Step.SYNCED, name);
            return written;
        } catch (IOException e) {
            throw DurableFiles.naming("cannot write", temporary, e);
        }
    }

    private static void verify(Path temporary, Written written, FileCheck check) throws IOException {
        long bytes = Files.size(temporary);
        long rows = check.rows(temporary);
        if (bytes != written.bytes() || rows != written.rows()) {
            throw new IOException("file " + temporary + " reads back as " + rows + " rows in " + bytes + " bytes, but "
                    + written.rows() + " rows in " + written.bytes() + " bytes were written");
        }
    }

    private static void deleteAfter(Exception reason, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
