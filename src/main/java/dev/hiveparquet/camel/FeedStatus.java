package dev.hiveparquet.camel;

import dev.hiveparquet.metrics.Level;
import dev.hiveparquet.metrics.Meters;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is known of one feed's connection, for health, meters and alarms. By a monotonic clock, so that setting the host's time
 * raises no alarm. One thread receives; any thread may ask.
 */
final class FeedStatus {
    private final LongSupplier nanoClock;
    private final Meters meters;
    private volatile boolean connected;
    private volatile boolean received;
    private volatile boolean stopping;
    private volatile long receivedNanos;
    private volatile long sentenceNanos;
    /** The first byte since the last sentence or the last connection, where {@code strange} says that there is one. */
    private volatile long strangeNanos;

    private volatile boolean strange;
    private volatile boolean strangeLines;
    private volatile String detail = "not connected yet";

    FeedStatus(LongSupplier nanoClock, Meters meters) {
        this.nanoClock = nanoClock;
        this.meters = meters;
        receivedNanos = nanoClock.getAsLong();
        sentenceNanos = receivedNanos;
        meters.show(Level.FEED_SILENCE, () -> seconds(silence()));
        meters.show(Level.FEED_SENTENCE_AGE, () -> seconds(since(sentenceNanos)));
        meters.show(Level.FEED_CONNECTED, () -> connected ? 1 : 0);
    }

    void connecting() {
        received = false;
        strange = false;
    }

    void connected() {
        connected = true;
        detail = "connected";
        meters.connected();
    }

    void disconnected(String why) {
        connected = false;
        detail = why;
    }

    /** Connections are wanted, for the first time or again. */
    void starting() {
        stopping = false;
    }

    /** The connection is about to be ended from this side, since the program or the route stops. */
    void stopping() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Bytes have come. */
    void received() {
        received = true;
        receivedNanos = nanoClock.getAsLong();
        if (!strange) {
            strangeNanos = receivedNanos;
            strangeLines = false;
            strange = true;
        }
    }

    /** Whole lines have come. */
    void lines(boolean anySentence) {
        if (anySentence) {
            sentenceNanos = nanoClock.getAsLong();
            strange = false;
        } else {
            strangeLines = true;
        }
    }

    boolean receivedSinceConnected() {
        return received;
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether it is connected, and has brought something within this time. */
    boolean isWell(Duration silenceBound) {
        return connected && silence().compareTo(silenceBound) < 0;
    }

    /** How long nothing has come, whether connected or not. */
    Duration silence() {
        return since(receivedNanos);
    }

    /** For how long bytes have come on this connection without a sentence among them; zero where one came last. */
    Duration withoutSentence() {
        return strange ? since(strangeNanos) : Duration.ZERO;
    }

    /** What has come instead of sentences, in words. */
    String instead() {
        return strangeLines ? "lines, but no sentence in any" : "bytes, but no end of a line";
    }

    /** The connection's state in words. */
    String detail() {
        return connected && !received ? "connected, but nothing has come" : detail;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanoClock.getAsLong() - nanos);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
