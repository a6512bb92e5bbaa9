package dev.hiveparquet.group;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.parquet.GroupFile;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.rows.RowBatch;
import org.jspecify.annotations.Nullable;

/**
 * What the aggregator holds for one partition: a Parquet file in the making, and what is known of its completion.
 *
 * <p>Filled by one thread at a time, under the aggregator's lock; after completion it belongs to whoever publishes it.
 * {@link #heldBytes} may be asked by any thread.
 */
public final class Group {
    private final Partition partition;
    private final GroupFile file;
    private final Lane lane;
    private final long openedNanos;
    private long firstMicros;
    private volatile long addedAt;
    private volatile @Nullable CompletionCause cause;
    private volatile @Nullable Commit commit;
    private volatile @Nullable PublishedGroup published;
    private volatile boolean spoiled;
    private long accountedBytes;

    Group(Partition partition, GroupFile file, Lane lane, long openedNanos) {
        this.partition = partition;
        this.file = file;
        this.lane = lane;
        this.openedNanos = openedNanos;
    }

    /** Where the rows belong. */
    public Partition partition() {
        return partition;
    }

    /** The rows, encoded. */
    public GroupFile file() {
        return file;
    }

    /** When the group was opened, as {@link System#nanoTime} told. */
    public long openedNanos() {
        return openedNanos;
    }

    /** Time of the first row, in microseconds since 1970-01-01T00:00:00Z. */
    public long firstMicros() {
        return firstMicros;
    }

    /** What completed the group, null while it is open. */
    public @Nullable CompletionCause cause() {
        return cause;
    }

    /** Memory that the group holds now, in bytes. */
    public long heldBytes() {
        return file.heldBytes();
    }

    /** How many bytes of lines all groups had taken together when this one got its last row. */
    long addedAt() {
        return addedAt;
    }

    void addedAt(long bytesOfAll) {
        addedAt = bytesOfAll;
    }

    /** Memory of the group's rows that are neither packed nor encoded, in bytes. */
    long looseBytes() {
        return file.looseBytes();
    }

    void pack() {
        file.pack();
    }

    void add(RowBatch batch) {
        if (file.rows() == 0) {
            firstMicros = batch.table().timeMicros(batch.row(0));
        }
        file.append(batch, 0, batch.size());
    }

    /** Notes why the group is complete; the first cause stays, for a group that is full is not also old. */
    public void completeBecause(CompletionCause why) {
        if (cause == null) {
            cause = why;
        }
    }

    /** Whether the group has reached its size, and notes which one it was. */
    public boolean isFull(long maxRows, long maxBatchBytes) {
        if (file.rows() >= maxRows) {
            completeBecause(CompletionCause.ROWS);
        } else if (file.lineBytes() >= maxBatchBytes) {
            completeBecause(CompletionCause.BYTES);
        }
        return cause != null;
    }

    /** What the ledger says of the group, null while it is not committed. */
    @Nullable
    Commit commit() {
        return commit;
    }

    void committed(Commit durable) {
        commit = durable;
    }

    /** What has become of the group, null while it is not published. */
    @Nullable
    PublishedGroup published() {
        return published;
    }

    /** Whether its file has its name. */
    public boolean isPublished() {
        return published != null;
    }

    void published(PublishedGroup done) {
        published = done;
    }

    /** Whether an addition failed half-way, so that the rows are not what they should be. */
    boolean isSpoiled() {
        return spoiled;
    }

    void spoil() {
        spoiled = true;
        file.discard();
    }

    Lane lane() {
        return lane;
    }

    /** How much the held bytes have changed since this was last asked. */
    synchronized long unaccountedBytes() {
        long held = file.heldBytes();
        long change = held - accountedBytes;
        accountedBytes = held;
        return change;
    }
}
