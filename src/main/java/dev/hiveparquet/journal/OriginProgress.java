package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** What {@link Progress} knows of one open origin. Not thread-safe. */
final class OriginProgress {
    /** The rows that one open group holds of the origin. */
    private record Hold(String partitionKey, long firstOffset, long reached) {}

    private final Origin origin;
    private final int maxBoundaries;
    private final TreeMap<Long, String> boundaries = new TreeMap<>();
    private final Map<Object, Hold> holds = new HashMap<>();
    private final FirstOffsets firstOffsets = new FirstOffsets();
    private final ReachedOffsets committed = new ReachedOffsets();
    private long position;
    private boolean inBlock;
    private boolean ended;

    OriginProgress(OriginState state, int maxBoundaries) {
        this.maxBoundaries = maxBoundaries;
        origin = state.origin();
        state.reached().forEach(committed::reach);
        position = state.checkpoint().offset();
        boundaries.put(position, state.checkpoint().carry());
    }

    Origin origin() {
        return origin;
    }

    void blockStarted(long offset, String carry) {
        if (inBlock) {
            throw new IllegalStateException("origin " + origin.id() + " has a block at " + offset
                    + ", but the one before was not handed over to its end");
        }
        boundary(offset, carry);
        inBlock = true;
    }

    void blockFinished(long endOffset, String carry) {
        boundary(endOffset, carry);
        handedOverUntil(endOffset);
        inBlock = false;
    }

    boolean isHandedOver(long offset) {
        return !inBlock && position >= offset;
    }

    private void boundary(long offset, String carry) {
        if (ended || offset < position) {
            throw new IllegalStateException("origin " + origin.id() + " has a block at " + offset + " after "
                    + (ended ? "its end" : Long.toString(position)));
        }
        boundaries.put(offset, carry);
    }

    private void handedOverUntil(long offset) {
        position = offset;
        if (boundaries.size() > maxBoundaries) {
            forgetBelow(checkpoint().offset());
        }
        if (boundaries.size() > maxBoundaries) {
            thinOut();
        }
    }

    void hold(Object group, String partitionKey, long firstOffset, long reached) {
        if (ended || firstOffset < position || reached <= firstOffset) {
            throw new IllegalStateException("origin " + origin.id() + " has rows from " + firstOffset + " to " + reached
                    + ", but everything up to " + position + " is handed over");
        }
        Hold before = holds.get(group);
        Hold now = new Hold(partitionKey, firstOffset, reached);
        if (before != null) {
            now = join(before, now);
            firstOffsets.remove(before.firstOffset());
        }
        holds.put(group, now);
        firstOffsets.add(now.firstOffset());
    }

    void end() {
        if (inBlock) {
            throw new IllegalStateException(
                    "origin " + origin.id() + " cannot end in a block that was not handed over to its end");
        }
        ended = true;
        forgetUnlessShared();
    }

    /** The last commit of an origin that has ended says so, and no checkpoint is asked for. */
    private void forgetUnlessShared() {
        if (ended && holds.size() <= 1) {
            boundaries.clear();
            boundaries.put(position, "");
            committed.forgetUpTo(Long.MAX_VALUE);
        }
    }

    boolean finished() {
        return ended && holds.isEmpty();
    }

    long committedBelow(String partitionKey) {
        return committed.byKey().getOrDefault(partitionKey, 0L);
    }

    OriginReached reached(Object group) {
        Hold hold = holds.get(group);
        if (hold == null) {
            throw new IllegalStateException("no rows of origin " + origin.id() + " are held by " + group);
        }
        boolean ends = ended && holds.size() == 1;
        Checkpoint resumable = ends
                ? new Checkpoint(position, "")
                : checkpoint(firstOffsets.leastWithout(hold.firstOffset(), position));
        return new OriginReached(origin.id(), hold.firstOffset(), hold.reached(), resumable, ends);
    }

    void commit(Object group) {
        Hold hold = holds.remove(group);
        if (hold != null) {
            firstOffsets.remove(hold.firstOffset());
            committed.reach(hold.partitionKey(), hold.reached());
        }
        long resumable = checkpoint().offset();
        forgetBelow(resumable);
        committed.forgetUpTo(resumable);
        forgetUnlessShared();
    }

    Checkpoint checkpoint() {
        return checkpoint(firstOffsets.least(position));
    }

    int boundaries() {
        return boundaries.size();
    }

    private Checkpoint checkpoint(long limit) {
        Map.Entry<Long, String> boundary = boundaries.floorEntry(limit);
        if (boundary == null) {
            throw new IllegalStateException("origin " + origin.id() + " has no boundary at or below " + limit);
        }
        return new Checkpoint(boundary.getKey(), boundary.getValue());
    }

    private void forgetBelow(long offset) {
        boundaries.headMap(offset).clear();
    }

    private void thinOut() {
        Iterator<Long> offsets = boundaries.keySet().iterator();
        long last = boundaries.lastKey();
        offsets.next();
        for (boolean drop = true; offsets.hasNext(); drop = !drop) {
            if (offsets.next() != last && drop) {
                offsets.remove();
            }
        }
    }

    private static Hold join(Hold earlier, Hold later) {
        return new Hold(
                earlier.partitionKey(),
                Math.min(earlier.firstOffset(), later.firstOffset()),
                Math.max(earlier.reached(), later.reached()));
    }
}
