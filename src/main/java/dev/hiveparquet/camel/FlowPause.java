package dev.hiveparquet.camel;

import dev.hiveparquet.group.OpenGroups;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * A pause of the flow in its middle: feeds stay as they are and wait with the block they have; what is behind them has been
 * published. One thread.
 */
final class FlowPause {
    private static final String INTAKE = "direct://line-intake";

    private final CamelContext context;
    private final IntakeGate gate;
    private final GroupStrategy groups;
    private final OpenGroups openGroups;

    FlowPause(CamelContext context, IntakeGate gate, GroupStrategy groups, OpenGroups openGroups) {
        this.context = context;
        this.gate = gate;
        this.groups = groups;
        this.openGroups = openGroups;
    }

    /**
     * Begins the pause; what is open is completed and published.
     *
     * @return false where that took too long; then there is no pause
     */
    boolean begin(Deadline deadline) throws InterruptedException {
        boolean empty = false;
        try {
            for (Consumer consumer : intake()) {
                ServiceHelper.suspendService(consumer);
            }
            gate.close();
            empty = publish(deadline);
        } finally {
            if (!empty) {
                end();
            }
        }
        return empty;
    }

    private boolean publish(Deadline deadline) throws InterruptedException {
        if (!deadline.await(() -> inflight() == 0, this::inflight)) {
            return false;
        }
        groups.flush();
        return deadline.await(() -> openGroups.unpublished() + inflight() == 0, openGroups::unpublished);
    }

    /** Ends the pause, for the routes that are there now. */
    void end() {
        gate.open();
        for (Consumer consumer : intake()) {
            ServiceHelper.resumeService(consumer);
        }
    }

    private List<Consumer> intake() {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().equals(INTAKE))
                .map(Route::getConsumer)
                .toList();
    }

    /** Exchanges in the routes of the middle, and behind. */
    private int inflight() {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof DirectEndpoint)
                .mapToInt(route -> context.getInflightRepository().size(route.getRouteId()))
                .sum();
    }
}
