package dev.hiveparquet.session;

import dev.hiveparquet.block.Block;

/**
 * A session that is under way: its row so far, and up to where in the journal that row counts. Immutable.
 *
 * @param row what would be the row if the program died now
 * @param segment id of the journal segment of the last block counted, empty before the first
 * @param offset where that block ends in the segment
 */
public record OpenSession(FeedSession row, String segment, long offset) {

    /** A session that begins. */
    public static OpenSession begin(String source, String address, long nowMicros) {
        return new OpenSession(row(source, address, nowMicros, nowMicros), "", 0);
    }

    /** The same session with nothing in it yet, from when the row before this one ended. */
    public OpenSession next(FeedSession before) {
        return new OpenSession(
                row(row.source(), row.address(), row.connectedMicros(), before.endedMicros()), segment, offset);
    }

    /**
     * With one more block.
     *
     * @param block as the journal has it
     * @param silentMillis how long nothing had come before it
     */
    public OpenSession with(Block block, long silentMillis) {
        boolean torn = block.kind() == Block.Kind.TORN;
        long at = Math.max(row.beganMicros(), block.receivedAtMicros());
        Long first = row.firstLineMicros() == null && !torn ? (Long) at : row.firstLineMicros();
        FeedSession more = new FeedSession(
                row.source(),
                row.address(),
                row.connectedMicros(),
                row.beganMicros(),
                Math.max(row.endedMicros(), at),
                first,
                torn ? row.lastLineMicros() : (Long) at,
                row.lines() + lines(block),
                row.bytes() + block.span(),
                row.tornBytes() + (torn ? block.span() : 0),
                null,
                Math.max(row.longestSilenceMillis(), silentMillis),
                SessionEnd.CRASH);
        return new OpenSession(more, block.origin().id(), block.endOffset());
    }

    /** Whether a block of the journal came after all that is counted; blocks of later sessions are not asked about. */
    public boolean isBefore(Block block) {
        int segments = block.origin().id().compareTo(segment);
        return segment.isEmpty()
                ? block.receivedAtMicros() >= row.connectedMicros()
                : segments > 0 || (segments == 0 && block.offset() >= offset);
    }

    /**
     * The row of what has ended, or goes on in the next row.
     *
     * @param lostBytes bytes that were received and not accepted
     * @param silentMillis how long nothing had come before the end
     */
    public FeedSession end(SessionEnd why, long nowMicros, long lostBytes, long silentMillis) {
        return new FeedSession(
                row.source(),
                row.address(),
                row.connectedMicros(),
                row.beganMicros(),
                Math.max(row.endedMicros(), nowMicros),
                row.firstLineMicros(),
                row.lastLineMicros(),
                row.lines(),
                row.bytes(),
                row.tornBytes(),
                lostBytes,
                Math.max(row.longestSilenceMillis(), silentMillis),
                why);
    }

    private static FeedSession row(String source, String address, long connectedMicros, long beganMicros) {
        return new FeedSession(
                source,
                address,
                connectedMicros,
                beganMicros,
                beganMicros,
                null,
                null,
                0,
                0,
                0,
                null,
                0,
                SessionEnd.CRASH);
    }

    private static long lines(Block block) {
        if (block.kind() != Block.Kind.LINES) {
            return block.kind() == Block.Kind.OVERLONG ? 1 : 0;
        }
        long lines = 0;
        for (int i = block.start(); i < block.start() + block.length(); i++) {
            lines += block.bytes()[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
