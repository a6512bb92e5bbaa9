package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.util.Map;

/**
 * What the ledger knows of an origin that is not done.
 *
 * @param origin as it was when first seen, whatever the configuration says now
 * @param receivedAtMicros when it was first seen: the arrival time of all lines of a file
 * @param checkpoint where to resume
 * @param reached by partition key, the offset below which rows are committed; where a key is missing, none is beyond the
 *     checkpoint
 */
public record OriginState(Origin origin, long receivedAtMicros, Checkpoint checkpoint, Map<String, Long> reached) {
    public OriginState {
        reached = Map.copyOf(reached);
    }

    /** The same, begun there if nothing of it is done yet. */
    public OriginState from(Checkpoint start) {
        return checkpoint.offset() == 0 ? new OriginState(origin, receivedAtMicros, start, reached) : this;
    }
}
