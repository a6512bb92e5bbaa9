package dev.hiveparquet.journal;

/**
 * What one file holds of one origin, and where reading may resume once that file is committed.
 *
 * @param origin the origin's id
 * @param firstOffset offset of the first row that the file holds of it
 * @param reached one past the offset of the last such row: rows of this partition below it are committed with the file
 * @param checkpoint where the origin can be resumed once the file is committed
 * @param ends whether nothing of the origin will be read again once the file is committed
 */
public record OriginReached(String origin, long firstOffset, long reached, Checkpoint checkpoint, boolean ends) {
    public OriginReached {
        if (firstOffset < 0 || reached <= firstOffset) {
            throw new IllegalArgumentException(
                    "origin " + origin + " reaches from " + firstOffset + " to " + reached + ", which holds no row");
        }
    }
}
