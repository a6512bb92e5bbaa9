package dev.hiveparquet.block;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The unit that moves: consecutive whole lines of one origin, as they stood on the wire or in the file, or the rest of one
 * line that cannot be a row.
 *
 * <p>{@code bytes[start .. start + length)} is the content. For {@link Kind#LINES} it is whole lines with their
 * terminators; only the last line of a file may lack one. For the other kinds it is the beginning of a single rejected
 * line, at most {@code max-line-bytes} of it, while {@code span} tells how many bytes of the origin the block stands for.
 *
 * <p>The array belongs to whoever made the block and is used again once the exchange that carries it is complete: whoever
 * wants to keep lines copies them. Not thread-safe; one thread at a time holds a block.
 *
 * @param kind what the content is
 * @param origin where the bytes come from
 * @param offset position of the first byte in the origin, in bytes
 * @param span how many bytes of the origin this block covers; {@code length} for whole lines
 * @param receivedAtMicros when the bytes arrived, in microseconds since 1970-01-01T00:00:00Z
 * @param bytes the array that holds the content
 * @param start index of the first byte of the content
 * @param length number of bytes of the content
 * @param firstRead for a line of the quarantine that is read again: where it was read first; null for all others
 */
@SuppressWarnings("ArrayRecordComponent") // blocks are compared by nobody; the array is the point
public record Block(
        Kind kind,
        Origin origin,
        long offset,
        long span,
        long receivedAtMicros,
        byte[] bytes,
        int start,
        int length,
        @Nullable Place firstRead) {

    /** What a block's content is. */
    public enum Kind {
        /** Whole lines. */
        LINES,
        /** The beginning of a line longer than {@code max-line-bytes}. */
        OVERLONG,
        /** What a stream had sent of a line when the connection ended. */
        TORN
    }

    /** A block that is read for the first time. */
    public Block(
            Kind kind,
            Origin origin,
            long offset,
            long span,
            long receivedAtMicros,
            byte[] bytes,
            int start,
            int length) {
        this(kind, origin, offset, span, receivedAtMicros, bytes, start, length, null);
    }

    public Block {
        Objects.checkFromIndexSize(start, length, bytes.length);
        if (offset < 0 || span < length) {
            throw new IllegalArgumentException("offset " + offset + ", span " + span + ", length " + length);
        }
    }

    /** The same block with an array of its own. */
    public Block copy() {
        byte[] own = Arrays.copyOfRange(bytes, start, start + length);
        return new Block(kind, origin, offset, span, receivedAtMicros, own, 0, length, firstRead);
    }

    /** Where the next block of the same origin begins. */
    public long endOffset() {
        return offset + span;
    }
}
