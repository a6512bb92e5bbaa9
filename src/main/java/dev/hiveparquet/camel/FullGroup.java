package dev.hiveparquet.camel;

import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.group.Group;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * The bean {@code fullGroup}: whether the group in the body has reached {@code ingest.max-rows} or {@code ingest.max-batch-bytes}, as
 * they are at the time; notes which one it was.
 */
public final class FullGroup implements Predicate {
    private final Supplier<Settings> settings;

    FullGroup(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public boolean matches(Exchange exchange) {
        GroupSettings bounds = settings.get().groups();
        return exchange.getMessage().getBody(Group.class).isFull(bounds.maxRows(), bounds.maxBatchBytes());
    }
}
