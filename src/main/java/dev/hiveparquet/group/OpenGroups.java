package dev.hiveparquet.group;

import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.rows.RowBatch;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * All groups that are open, and the memory that they and those being published hold together.
 *
 * <p>Opening and adding happen under the aggregator's lock; everything else may be called by any thread.
 */
public final class OpenGroups {
    /** Fewer are not worth packing on their own. */
    private static final long LEAST_LOOSE_BYTES = 8 << 10;

    /** Added to the age of each, so that among young groups only the size counts. */
    private static final Duration LEAST_AGE = Duration.ofSeconds(1);

    private final GroupFiles files;
    private final LongSupplier nanoClock;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Group> open = new ConcurrentHashMap<>();
    private final QuietGroups quietGroups = new QuietGroups();
    private final MemoryBudget budget;
    private final AtomicLong heldRows = new AtomicLong();
    private final AtomicLong addedBytes = new AtomicLong();

    /**
     * No groups yet.
     *
     * @param files makes the files in the groups
     * @param maxBytes memory of all groups together
     * @param nanoClock a monotonic clock, in nanoseconds
     */
    public OpenGroups(GroupFiles files, long maxBytes, LongSupplier nanoClock) {
        this.files = files;
        this.budget = new MemoryBudget(maxBytes);
        this.nanoClock = nanoClock;
    }

    /** Opens a group; the partition has none open. */
    public Group open(Partition partition) {
        String key = partition.key();
        quietGroups.opened(key);
        Group[] opened = new Group[1];
        lanes.compute(key, (any, lane) -> {
            Lane own = lane == null ? new Lane() : lane;
            opened[0] = new Group(partition, files.open(partition.table()), own, nanoClock.getAsLong());
            own.add(opened[0]);
            return own;
        });
        opened[0].addedAt(addedBytes.get());
        open.put(key, opened[0]);
        return opened[0];
    }

    /**
     * Copies the rows of a batch into an open group of its partition. Where that fails, nobody knows which rows the group
     * has: it is spoiled and never published, and neither is what follows it in its partition.
     */
    public void add(Group group, RowBatch batch) {
        heldRows.addAndGet(batch.size());
        long before = group.file().lineBytes();
        try {
            group.add(batch);
            group.addedAt(addedBytes.addAndGet(group.file().lineBytes() - before));
        } catch (RuntimeException | Error e) {
            group.spoil();
            open.remove(group.partition().key(), group);
            throw e;
        } finally {
            budget.changed(group.unaccountedBytes());
        }
    }

    /** The same, and has the progress of the rows' origin know which group holds them. */
    public void add(Group group, RowBatch batch, Progress progress) {
        add(group, batch);
        progress.rowsHeld(
                batch.block().origin(),
                group,
                batch.partition().key(),
                batch.lineOffset(0),
                batch.lineOffset(batch.size() - 1) + 1);
    }

    /** The group is complete and takes no more rows. */
    public void completed(Group group) {
        open.remove(group.partition().key(), group);
    }

    /** The group is committed: its memory and its place in the order of its partition are free. */
    public void published(Group group) {
        heldRows.addAndGet(-group.file().rows());
        group.file().discard();
        budget.changed(group.unaccountedBytes());
        group.lane().remove(group);
        lanes.computeIfPresent(group.partition().key(), (key, lane) -> lane.isEmpty() ? null : lane);
    }

    /** The groups that are open. */
    public Collection<Group> open() {
        return List.copyOf(open.values());
    }

    /** Number of open groups. */
    public int size() {
        return open.size();
    }

    /** Number of partitions with a group that is open, or complete and not yet committed. */
    public int unpublished() {
        return lanes.size();
    }

    /** Rows that all of them hold; those of a group that is spoiled too, which the next start reads again. */
    public long heldRows() {
        return heldRows.get();
    }

    /** Memory that all of them hold, in bytes, give or take what encoding has saved since they were last looked at. */
    public long heldBytes() {
        return budget.heldBytes();
    }

    /** Sets another bound on the memory of all groups together, in bytes. */
    public void maxBytes(long bytes) {
        budget.maxBytes(bytes);
    }

    /** Open groups that have waited for at least this long. */
    public List<Group> olderThan(Duration age) {
        long now = nanoClock.getAsLong();
        return open.values().stream()
                .filter(group -> now - group.openedNanos() >= age.toNanos())
                .toList();
    }

    /** How long the oldest open group has been open; zero if none is. */
    public Duration oldestAge() {
        long now = nanoClock.getAsLong();
        long oldest = open.values().stream()
                .mapToLong(group -> now - group.openedNanos())
                .max()
                .orElse(0);
        return Duration.ofNanos(oldest);
    }

    /** Whether the groups hold more than they may; looks at each of them anew before it says so. */
    public boolean overBudget() {
        if (budget.isExceeded()) {
            lookAgain();
        }
        return budget.isExceeded();
    }

    private void lookAgain() {
        open.values().forEach(group -> budget.changed(group.unaccountedBytes()));
    }

    /**
     * The open groups that have got no rows while others got a quarter of what all may hold. None where such groups were opened again
     * too often: an input whose lines come late has more for them.
     */
    public List<Group> quiet() {
        long longAgo = addedBytes.get() - budget.maxBytes() / 4;
        return quietGroups.toComplete(open.values().stream()
                .filter(group -> group.addedAt() <= longAgo)
                .toList());
    }

    /**
     * Has rows packed whose page is not full yet, the largest groups first, until half of what such rows hold is free: that
     * costs a little time, while completing groups would cost files.
     *
     * @return false if they hold too little for it to be of use, or what is being published will free as much by itself
     */
    public boolean packRows() {
        if (excessBytes() <= 0) {
            return false;
        }
        List<Group> largestLoose = open.values().stream()
                .filter(group -> group.looseBytes() >= LEAST_LOOSE_BYTES)
                .sorted(Comparator.comparingLong(Group::looseBytes).reversed())
                .toList();
        long toFree = largestLoose.stream().mapToLong(Group::looseBytes).sum() / 2;
        if (toFree < budget.maxBytes() / 16) {
            return false;
        }
        for (Group group : largestLoose) {
            if (toFree <= 0) {
                break;
            }
            toFree -= group.looseBytes();
            group.pack();
        }
        lookAgain();
        return true;
    }

    /**
     * The open groups whose completion leaves an eighth of the budget free, so that not every batch that follows must do the
     * same again. None if what is being published will free as much by itself.
     *
     * <p>The largest come first, and of those as large the ones that are open for longest: late lines leave small groups behind
     * that get no more rows, and their inputs could not be resumed beyond them.
     */
    public List<Group> largest() {
        long[] excess = {excessBytes()};
        if (excess[0] <= 0) {
            return List.of();
        }
        long now = nanoClock.getAsLong();
        Map<Group, Double> weights = new HashMap<>();
        open.values().forEach(group -> weights.put(group, weight(group, now)));
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Group, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .takeWhile(group -> {
                    boolean needed = excess[0] > 0;
                    excess[0] -= group.heldBytes();
                    return needed;
                })
                .toList();
    }

    /** What the open groups hold beyond seven eighths of the budget, in bytes; not positive if they do not. */
    private long excessBytes() {
        long heldBytes = open.values().stream().mapToLong(Group::heldBytes).sum();
        return heldBytes - (budget.maxBytes() - budget.maxBytes() / 8);
    }

    private static double weight(Group group, long nowNanos) {
        return (double) group.heldBytes() * (nowNanos - group.openedNanos() + LEAST_AGE.toNanos());
    }

    /**
     * Waits until a group that is being published lets memory go, or the time is over.
     *
     * @return whether the groups are within their budget
     */
    public boolean awaitRoom(Duration time) throws InterruptedException {
        return budget.await(time);
    }
}
