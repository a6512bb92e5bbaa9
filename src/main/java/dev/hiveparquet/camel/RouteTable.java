package dev.hiveparquet.camel;

import dev.hiveparquet.control.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.spi.RouteController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes as they run: their state and statistics, and changes of state. Thread-safe. */
final class RouteTable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTable.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> ACTIONS = List.of("start", "stop", "suspend", "resume");

    private final CamelContext context;

    RouteTable(CamelContext context) {
        this.context = context;
    }

    /** A row for each route; without statistics where JMX is off. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Route route : context.getRoutes()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", route.getRouteId());
            row.put("state", state(route.getRouteId()));
            row.put("description", String.valueOf(route.getDescription()));
            statistics(row, route.getRouteId());
            rows.add(row);
        }
        rows.sort(Comparator.comparing(row -> String.valueOf(row.get("id"))));
        return rows;
    }

    private String state(String id) {
        ServiceStatus status = context.getRouteController().getRouteStatus(id);
        // Gone since it was listed: it is being replaced.
        return status == null ? "changing" : status.name().toLowerCase(Locale.ROOT);
    }

    private void statistics(Map<String, Object> row, String id) {
        ManagedCamelContext managed = context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        ManagedRouteMBean route = managed == null ? null : managed.getManagedRoute(id);
        if (route == null) {
            return;
        }
        try {
            row.put("exchanges", route.getExchangesTotal());
            row.put("failed", route.getExchangesFailed());
            row.put("inflight", route.getExchangesInflight());
            row.put("redeliveries", route.getRedeliveries());
            row.put("meanMillis", route.getExchangesTotal() == 0 ? null : route.getMeanProcessingTime());
            row.put("maxMillis", route.getMaxProcessingTime());
            var last = route.getLastExchangeCompletedTimestamp();
            row.put("lastAtMillis", last == null ? null : last.toInstant().toEpochMilli());
        } catch (Exception e) {
            LOG.debug("No statistics of route {}", id, e);
        }
    }

    /** Starts, stops, suspends or resumes a route. */
    Answer change(String action, String id) {
        Route route = context.getRoute(id);
        if (!ACTIONS.contains(action)) {
            return Answer.usage("routes " + action + ": there is only " + String.join(", ", ACTIONS));
        }
        if (route == null) {
            return Answer.usage("there is no route " + id + "; ctl routes lists them");
        }
        if (route.getEndpoint() instanceof DirectEndpoint && !action.equals("start") && !action.equals("resume")) {
            return Answer.usage(
                    id + " is in the middle of the flow, and lines would get stuck before it; " + action + " the feed");
        }
        try {
            return change(action, id, context.getRouteController());
        } catch (Exception e) {
            return Answer.failed("route " + id + " did not " + action + ": " + e.getMessage());
        }
    }

    private Answer change(String action, String id, RouteController routes) throws Exception {
        LOG.info("Asked to {} route {}", action, id);
        switch (action) {
            case "start" -> routes.startRoute(id);
            case "resume" -> routes.resumeRoute(id);
            case "suspend" -> routes.suspendRoute(id, PATIENCE.toSeconds(), TimeUnit.SECONDS);
            default -> {
                if (!routes.stopRoute(id, PATIENCE.toSeconds(), TimeUnit.SECONDS, true)) {
                    return Answer.failed("route " + id + " did not stop within " + PATIENCE.toSeconds()
                            + " s, since it is busy, and goes on; try again later");
                }
            }
        }
        return Answer.ok("route " + id + " is " + state(id) + "\n", Map.of("id", id, "state", state(id)));
    }
}
