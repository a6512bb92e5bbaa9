package dev.hiveparquet.preview;

import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.group.CompletionCause;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Groups that complete as a run's do, but not by age, and are encoded to find out their size. Not thread-safe. */
final class PlannedGroups {
    private final GroupSettings sizes;
    private final OpenGroups groups;
    private final Consumer<PlannedFile> files;
    private final Map<String, Group> open = new HashMap<>();

    /**
     * No groups yet.
     *
     * @param encoded encodes on the calling thread
     * @param files hears of each file as its group completes
     */
    PlannedGroups(GroupSettings sizes, GroupFiles encoded, Consumer<PlannedFile> files) {
        this.sizes = sizes;
        long javaBytes = Runtime.getRuntime().maxMemory();
        this.groups = new OpenGroups(encoded, sizes.maxOpenBytesWithin(javaBytes), System::nanoTime);
        this.files = files;
    }

    void add(RowBatch batch) throws IOException {
        makeRoom();
        Group group = open.computeIfAbsent(batch.partition().key(), key -> groups.open(batch.partition()));
        groups.add(group, batch);
        if (group.isFull(sizes.maxRows(), sizes.maxBatchBytes())) {
            complete(group);
        }
    }

    /** The input has ended. */
    void completeAll() throws IOException {
        completeAll(groups.open(), CompletionCause.STOP);
    }

    private void makeRoom() throws IOException {
        while (groups.overBudget()) {
            completeAll(groups.quiet(), CompletionCause.QUIET);
            if (!groups.packRows()) {
                completeAll(groups.largest(), CompletionCause.MEMORY);
            }
        }
    }

    private void completeAll(Collection<Group> complete, CompletionCause cause) throws IOException {
        for (Group group : complete) {
            group.completeBecause(cause);
            complete(group);
        }
    }

    private void complete(Group group) throws IOException {
        open.remove(group.partition().key());
        groups.completed(group);
        var written = group.file().writeTo(Channels.newChannel(OutputStream.nullOutputStream()), Map.of());
        groups.published(group);
        String tree = group.partition().table() == Table.QUARANTINE ? "quarantine/" : "";
        files.accept(new PlannedFile(
                tree + group.partition().path(),
                written.rows(),
                written.bytes(),
                Objects.requireNonNull(group.cause())));
    }
}
