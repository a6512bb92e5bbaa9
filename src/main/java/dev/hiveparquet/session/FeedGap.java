package dev.hiveparquet.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A span of time in which nothing came of a feed because it was not connected: what its server sent then is missing. Times are
 * in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param fromMicros when the last connection that brought a line ended; where its end was noticed late, by a timeout or by the
 *     next start, when its last line came
 * @param untilMicros when the next connection was made that brought a line; null while there is none
 * @param because how the connection before it ended
 * @param tornBytes bytes of a line that this end tore, which are in quarantine
 * @param lostBytes bytes that were received and not accepted; null where nobody knows
 * @param emptyConnections connections in between that brought no line
 */
public record FeedGap(
        long fromMicros,
        @Nullable Long untilMicros,
        SessionEnd because,
        long tornBytes,
        @Nullable Long lostBytes,
        int emptyConnections) {
    public FeedGap {
        Objects.requireNonNull(because);
        if (untilMicros != null && untilMicros < fromMicros) {
            throw new IllegalArgumentException("a gap from " + fromMicros + " until " + untilMicros);
        }
    }

    /** How long it is, in microseconds, up to now where it has not ended. */
    public long micros(long nowMicros) {
        return Math.max(0, (untilMicros == null ? nowMicros : untilMicros) - fromMicros);
    }
}
