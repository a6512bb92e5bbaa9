package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the feed is connected and delivers. A readiness check: a feed that is away does not make the program unwell. */
public final class FeedHealth extends AbstractHealthCheck {
    private final FeedStatus status;
    private final Duration silenceBound;

    FeedHealth(FeedStatus status, Duration silenceBound) {
        super("ingest", "feed");
        this.status = status;
        this.silenceBound = silenceBound;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Duration silence = status.silence();
        builder.detail("connection", status.detail());
        builder.detail("silence.seconds", silence.toSeconds());
        if (status.isConnected() && silence.compareTo(silenceBound) < 0) {
            builder.up();
        } else {
            builder.message("nothing received for " + silence.toSeconds() + " s: " + status.detail());
            builder.down();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
