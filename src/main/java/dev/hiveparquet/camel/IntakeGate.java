package dev.hiveparquet.camel;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * The bean {@code intakeGate}: no block enters the middle of the flow while its routes are changed, and none the route that was
 * there before. A sender may have looked the route up just before either. Thread-safe.
 */
public final class IntakeGate {
    private final Set<String> sentBack = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Lets a block in.
     *
     * @throws RouteChangedException if the block is not taken here, to be sent again
     */
    public void enter(Exchange exchange) throws RouteChangedException {
        Route route = exchange.getUnitOfWork() == null
                ? null
                : exchange.getUnitOfWork().getRoute();
        String id = route == null ? "" : route.getRouteId();
        boolean replaced =
                route != null && !Objects.equals(route, exchange.getContext().getRoute(id));
        if (closed || replaced) {
            sentBack.add(exchange.getExchangeId());
            throw new RouteChangedException(id);
        }
        if (!sentBack.isEmpty()) {
            sentBack.remove(exchange.getExchangeId());
        }
    }

    /** Blocks that were not taken and have not come again. */
    int sentBack() {
        return sentBack.size();
    }

    void close() {
        closed = true;
    }

    void open() {
        closed = false;
    }
}
