package dev.hiveparquet.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sessions table: a span of time in which a feed was connected, and what was accepted in it.
 *
 * <p>A session that lasts is one row after the other, each but the last ended by {@link SessionEnd#GOES_ON}. Times are in
 * microseconds since 1970-01-01T00:00:00Z, by the host's clock; should that be set back meanwhile, a row ends when it began.
 *
 * @param source the feed's label
 * @param address host, address and port of the server that was connected to
 * @param connectedMicros when the connection was made
 * @param beganMicros when the row begins: then, or when the row before it ended
 * @param endedMicros when it ends; for a crash, when the last line was accepted that is known
 * @param firstLineMicros when the first whole line was accepted, null without one
 * @param lastLineMicros when the last whole line was accepted, null without one
 * @param lines whole lines accepted, blank and over-long ones included
 * @param bytes bytes accepted, those of a torn line included
 * @param tornBytes bytes of a line that the end of the connection tore
 * @param lostBytes bytes that were received and not accepted; null for a crash, which tells nobody
 * @param longestSilenceMillis the longest time without a byte, in milliseconds
 * @param end why it ends
 */
public record FeedSession(
        String source,
        String address,
        long connectedMicros,
        long beganMicros,
        long endedMicros,
        @Nullable Long firstLineMicros,
        @Nullable Long lastLineMicros,
        long lines,
        long bytes,
        long tornBytes,
        @Nullable Long lostBytes,
        long longestSilenceMillis,
        SessionEnd end) {
    public FeedSession {
        Objects.requireNonNull(end);
        if (endedMicros < beganMicros || lines < 0 || bytes < tornBytes || tornBytes < 0 || longestSilenceMillis < 0) {
            throw new IllegalArgumentException("session of " + source + " from " + beganMicros + " to " + endedMicros
                    + " with " + lines + " lines, " + bytes + " bytes, " + tornBytes + " of them torn, silent for "
                    + longestSilenceMillis + " ms");
        }
    }
}
