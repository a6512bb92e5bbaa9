package dev.hiveparquet.rows;

/**
 * A line in quarantine, as it is read back.
 *
 * @param receivedAtMicros when it arrived, in microseconds since 1970-01-01T00:00:00Z
 * @param reason why it is no row
 * @param source the feed's label
 * @param origin id of the origin that it was first read from
 * @param lineOffset where it began there, in bytes
 * @param lineBytes how many bytes of that origin it took up, its terminator included
 * @param bytes what is held of it, without terminator
 */
@SuppressWarnings("ArrayRecordComponent") // lines are compared by nobody; the array is the point
public record RejectedLine(
        long receivedAtMicros,
        RejectReason reason,
        String source,
        String origin,
        long lineOffset,
        long lineBytes,
        byte[] bytes) {
    private static final int LONGEST_TERMINATOR = 2;

    /**
     * Whether all of the line is held. Of a torn line that is all that came of it; an over-long line that was cut lacks more
     * bytes than a terminator has, since a line is cut only where it is longer than twice the longest row.
     */
    public boolean isWhole() {
        return lineBytes - bytes.length <= (reason == RejectReason.TORN ? 0 : LONGEST_TERMINATOR);
    }
}
