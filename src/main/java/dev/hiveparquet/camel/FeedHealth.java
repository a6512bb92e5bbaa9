package dev.hiveparquet.camel;

import dev.hiveparquet.config.TcpSettings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the feed is connected and delivers sentences. A readiness check: a feed that is away does not make the program
 * unwell.
 */
public final class FeedHealth extends AbstractHealthCheck {
    private final FeedStatus status;
    private final Supplier<TcpSettings> tcp;

    FeedHealth(FeedStatus status, Supplier<TcpSettings> tcp) {
        super("ingest", "feed");
        this.status = status;
        this.tcp = tcp;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Duration silence = status.silence();
        builder.detail("connection", status.detail());
        builder.detail("silence.seconds", silence.toSeconds());
        Duration without = status.withoutSentence();
        if (!status.isWell(tcp.get().idleTimeout())) {
            builder.message("nothing received for " + silence.toSeconds() + " s: " + status.detail());
            builder.down();
        } else if (SentenceAlarm.isDue(without, tcp.get().sentenceTimeout())) {
            builder.message("received " + status.instead() + ", for " + without.toSeconds() + " s");
            builder.down();
        } else {
            builder.up();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
