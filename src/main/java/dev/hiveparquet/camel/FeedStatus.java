package dev.hiveparquet.camel;

import dev.hiveparquet.metrics.Level;
import dev.hiveparquet.metrics.Meters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is known of one feed's connection, for health, meters and the progress line. Thread-safe. */
final class FeedStatus {
    private final Clock clock;
    private final Meters meters;
    private volatile boolean connected;
    private volatile boolean received;
    private volatile Instant lastReceived;
    private volatile String detail = "not connected yet";

    FeedStatus(Clock clock, Meters meters) {
        this.clock = clock;
        this.meters = meters;
        this.lastReceived = clock.instant();
        meters.show(Level.FEED_SILENCE, () -> silence().toMillis() / 1000.0);
        meters.show(Level.FEED_CONNECTED, () -> connected ? 1 : 0);
    }

    void connecting() {
        received = false;
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

    void received() {
        received = true;
        lastReceived = clock.instant();
    }

    boolean receivedSinceConnected() {
        return received;
    }

    boolean isConnected() {
        return connected;
    }

    /** How long nothing has come, whether connected or not. */
    Duration silence() {
        return Duration.between(lastReceived, clock.instant());
    }

    /** The connection's state in words. */
    String detail() {
        return detail;
    }
}
