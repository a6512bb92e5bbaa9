package dev.hiveparquet.camel;

import dev.hiveparquet.config.DiskSettings;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.publish.DiskBudget;
import dev.hiveparquet.publish.DiskLimit;
import dev.hiveparquet.publish.DiskSpace;
import dev.hiveparquet.publish.FreeSpace;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.TreeSize;
import dev.hiveparquet.publish.UploadQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bounds of a run on the disk: free space, journal, upload queue and quarantine. Thread-safe. */
final class DiskRoom {
    private final FreeSpace free;
    private final DiskBudget journal;
    private final @Nullable DiskBudget uploads;
    private final DiskBudget quarantine;
    private final DiskSpace space;
    private volatile Runnable journalRelief = () -> {};

    /**
     * The bounds that the settings give.
     *
     * @param directories whose disks are to keep some space free
     * @param uploadQueue null where nothing is uploaded
     */
    DiskRoom(
            DiskSettings bounds,
            List<Path> directories,
            Journal journal,
            @Nullable UploadQueue uploadQueue,
            OutputTree quarantine)
            throws IOException {
        this.free = FreeSpace.of(directories, bounds.minFreeBytes());
        this.journal = budget("the journal", Option.MAX_JOURNAL_BYTES, bounds.maxJournalBytes(), journal::bytes);
        this.uploads = uploadQueue == null
                ? null
                : budget(
                        "the upload queue",
                        Option.MAX_UPLOAD_QUEUE_BYTES,
                        bounds.maxUploadQueueBytes(),
                        uploadQueue::bytes);
        this.quarantine = budget(
                "the quarantine",
                Option.MAX_QUARANTINE_BYTES,
                bounds.maxQuarantineBytes(),
                () -> TreeSize.of(quarantine.root()));
        this.space = new DiskSpace(limits());
    }

    private static DiskBudget budget(String part, Option bound, long maxBytes, DiskBudget.HeldBytes held) {
        return new DiskBudget(part, bound.key(), maxBytes, held, System::nanoTime);
    }

    private List<DiskLimit> limits() {
        List<DiskLimit> limits = new ArrayList<>();
        limits.add(free);
        limits.add(this::journalReached);
        if (uploads != null) {
            limits.add(uploads);
        }
        limits.add(quarantine);
        return limits;
    }

    private @Nullable String journalReached() throws IOException {
        String reached = journal.reached();
        if (reached != null) {
            journalRelief.run();
        }
        return reached;
    }

    /** Sets other bounds. */
    void bound(DiskSettings bounds) {
        free.minFreeBytes(bounds.minFreeBytes());
        journal.maxBytes(bounds.maxJournalBytes());
        if (uploads != null) {
            uploads.maxBytes(bounds.maxUploadQueueBytes());
        }
        quarantine.maxBytes(bounds.maxQuarantineBytes());
    }

    /** What is done, again and again, while the journal is full: a segment goes when no open group reaches into it. */
    void relieveJournalBy(Runnable relief) {
        journalRelief = relief;
    }

    /** What reading waits for. */
    DiskSpace space() {
        return space;
    }

    /** What is free on the fullest disk, in bytes. */
    long freeBytes() {
        try {
            return free.leastFreeBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long journalBytes() {
        return held(journal);
    }

    /** Size of the files that wait for their upload, in bytes; 0 where nothing is uploaded. */
    long uploadBytes() {
        return uploads == null ? 0 : held(uploads);
    }

    long quarantineBytes() {
        return held(quarantine);
    }

    private static long held(DiskBudget part) {
        try {
            return part.heldBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
