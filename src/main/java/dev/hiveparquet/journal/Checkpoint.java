package dev.hiveparquet.journal;

/**
 * A block boundary of an origin, below which every row is committed, and what the parser carried across it.
 *
 * @param offset position in the origin, in bytes
 * @param carry the parser's carry there, opaque here; empty means that nothing is carried
 */
public record Checkpoint(long offset, String carry) {
    /** The beginning of an origin. */
    public static final Checkpoint START = new Checkpoint(0, "");

    public Checkpoint {
        if (offset < 0) {
            throw new IllegalArgumentException("checkpoint offset must not be negative: " + offset);
        }
    }
}
