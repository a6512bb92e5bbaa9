package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of each open origin has been read, which groups hold rows of it, and where it can be resumed: the state machine
 * behind exactly-once. No I/O, no clock; thread-safe.
 *
 * <p>The calls for one origin come in order: {@link #begin}, then for each block {@link #blockStarted}, {@link #rowsHeld} for
 * each batch of it, {@link #blockFinished}, at last {@link #ended}. A group is any object, told apart by {@code equals}; when it
 * is complete, {@link #reached} says what its commit record must say, and after that is durable {@link #committed} lets it go.
 * Groups of one partition are committed in the order in which they were filled: the caller's duty.
 */
public final class Progress {
    private final Map<String, OriginProgress> origins = new HashMap<>();
    private final Map<Object, Set<OriginProgress>> groups = new HashMap<>();
    private final int maxBoundaries;

    /** With up to 1,024 block boundaries kept of each origin; beyond that every other one is given up. */
    public Progress() {
        this(1024);
    }

    Progress(int maxBoundaries) {
        this.maxBoundaries = maxBoundaries;
    }

    /**
     * Opens an origin.
     *
     * @param state what the ledger says of it
     * @throws IllegalStateException if it is open already
     */
    public synchronized void begin(OriginState state) {
        OriginProgress progress = new OriginProgress(state, maxBoundaries);
        if (origins.putIfAbsent(state.origin().id(), progress) != null) {
            throw new IllegalStateException("origin " + state.origin().id() + " is open already");
        }
    }

    /**
     * A block begins at {@code offset}, and this is what the parser carries into it.
     *
     * @throws IllegalStateException if the block before was not finished: were this one committed, that one's rows would
     *     count as committed too
     */
    public synchronized void blockStarted(Origin origin, long offset, String carryBefore) {
        progress(origin).blockStarted(offset, carryBefore);
    }

    /**
     * A group took rows of an origin.
     *
     * @param group the group that holds them until it is committed
     * @param partitionKey the one partition of the group
     * @param firstLineOffset offset of the first of the rows
     * @param reachedOffset one past the offset of the last of them
     */
    public synchronized void rowsHeld(
            Origin origin, Object group, String partitionKey, long firstLineOffset, long reachedOffset) {
        OriginProgress progress = progress(origin);
        progress.hold(group, partitionKey, firstLineOffset, reachedOffset);
        groups.computeIfAbsent(group, any -> new LinkedHashSet<>()).add(progress);
    }

    /** Every row of the block that ends at {@code endOffset} is held, and this is what the parser carries out of it. */
    public synchronized void blockFinished(Origin origin, long endOffset, String carryAfter) {
        progress(origin).blockFinished(endOffset, carryAfter);
    }

    /** Whether every row below this offset of an open origin is held by a group, or committed. */
    public synchronized boolean isHandedOver(Origin origin, long offset) {
        return progress(origin).isHandedOver(offset);
    }

    /**
     * The last byte of an origin is read and its last block finished.
     *
     * @return whether the origin is finished with this, because no group holds rows of it; it is then open no more, and the
     *     ledger is to be told that it is done
     */
    public synchronized boolean ended(Origin origin) {
        OriginProgress progress = progress(origin);
        progress.end();
        return closeIfFinished(progress);
    }

    /** Rows of this partition below this offset of an open origin are committed: a replay skips them. */
    public synchronized long committedBelow(Origin origin, String partitionKey) {
        return progress(origin).committedBelow(partitionKey);
    }

    /** What a commit of this group says of each origin that it holds rows of, as of now. */
    public synchronized List<OriginReached> reached(Object group) {
        return groups.getOrDefault(group, Set.of()).stream()
                .map(progress -> progress.reached(group))
                .toList();
    }

    /**
     * The commit of this group is durable.
     *
     * @return the origins that are finished with this; the ledger is to be told that they are done, which the commit record
     *     may have said already
     */
    public synchronized List<Origin> committed(Object group) {
        Set<OriginProgress> held = groups.remove(group);
        List<Origin> finished = new ArrayList<>();
        for (OriginProgress progress : held == null ? Set.<OriginProgress>of() : held) {
            progress.commit(group);
            if (closeIfFinished(progress)) {
                finished.add(progress.origin());
            }
        }
        return finished;
    }

    /** Where an open origin can be resumed, given what is committed of it. */
    public synchronized Checkpoint checkpoint(Origin origin) {
        return progress(origin).checkpoint();
    }

    /** Whether an origin has begun and is not finished. */
    public synchronized boolean isOpen(Origin origin) {
        return origins.containsKey(origin.id());
    }

    /** How many origins have begun and are not finished. */
    public synchronized int openOrigins() {
        return origins.size();
    }

    /** Number of block boundaries that are kept of an open origin. */
    synchronized int boundaries(Origin origin) {
        return progress(origin).boundaries();
    }

    private boolean closeIfFinished(OriginProgress progress) {
        return progress.finished() && origins.remove(progress.origin().id()) != null;
    }

    private OriginProgress progress(Origin origin) {
        OriginProgress progress = origins.get(origin.id());
        if (progress == null) {
            throw new IllegalStateException("origin " + origin.id() + " is not open");
        }
        return progress;
    }
}
