package dev.hiveparquet.camel;

import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.metrics.Meters;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.spi.InflightRepository;

/**
 * Whether the books of lines balance. A readiness check. They are closed only at a moment at which no block is parsed and no
 * group published; in between, the verdict of the last such moment stands.
 */
public final class LineHealth extends AbstractHealthCheck {
    private final Meters meters;
    private final OpenGroups groups;
    private volatile boolean balanced = true;

    LineHealth(Meters meters, OpenGroups groups) {
        super("ingest", "lines");
        this.meters = meters;
        this.groups = groups;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        boolean quiet = isQuiet();
        LineBalance books = LineBalance.of(meters, groups);
        if (books.unaccounted() < 0) {
            balanced = false;
        } else if (quiet && isQuiet() && books.equals(LineBalance.of(meters, groups))) {
            balanced = books.unaccounted() == 0;
        }
        builder.detail("read", books.read());
        builder.detail("written", books.written());
        builder.detail("quarantined", books.quarantined());
        builder.detail("dropped", books.dropped());
        builder.detail("open", books.held());
        if (balanced) {
            builder.up();
        } else {
            builder.message("the lines do not add up: " + books);
            builder.down();
        }
    }

    private boolean isQuiet() {
        InflightRepository inflight = getCamelContext().getInflightRepository();
        return inflight.size("line-intake") == 0 && inflight.size("parquet-sink") == 0;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
