package dev.hiveparquet.camel;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the run's files could be followed as they are now. A readiness check: the run goes on by what they said before, and a
 * restart would end it.
 */
public final class ConfigHealth extends AbstractHealthCheck {
    private final LiveChanges changes;

    ConfigHealth(LiveChanges changes) {
        super("ingest", "config");
        this.changes = changes;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        EditState state = changes.state();
        if (!state.sentences().isEmpty()) {
            builder.message(String.join("; ", state.sentences()));
        }
        if (state.mistakes().isEmpty()) {
            builder.up();
        } else {
            builder.down();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
