package dev.hiveparquet.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces routes of a running Camel by others, each when it is at rest; all of them or none. One thread. */
final class RouteChange {
    private static final Logger LOG = LoggerFactory.getLogger(RouteChange.class);

    private final CamelContext context;
    private final FlowPause pause;
    private final GiveWay giveWay;

    /**
     * What is to be done.
     *
     * @param files names of those that differ
     * @param from the files as they are followed now
     * @param to as they are to be followed, which was tried before
     * @param routes what is to come of {@code to}
     */
    record Plan(Set<String> files, RouteTexts from, RouteTexts to, Blueprint routes) {}

    /**
     * A change of this Camel's routes.
     *
     * @param pause of what is between the feeds and the published files
     * @param giveWay to a stop
     */
    RouteChange(CamelContext context, FlowPause pause, GiveWay giveWay) {
        this.context = context;
        this.pause = pause;
        this.giveWay = giveWay;
    }

    /**
     * Goes from one set of files to another.
     *
     * @throws StartException why everything is as it was, as a sentence
     * @throws RouteBusyException likewise; it may be tried again
     */
    void make(Plan plan, Deadline deadline) throws StartException, RouteBusyException, InterruptedException {
        Blueprint running = Blueprint.of(context);
        Set<String> touched = new TreeSet<>();
        plan.files().forEach(file -> touched.addAll(running.routesOf(file)));
        requireStarted(touched);
        boolean middle = touched.stream().anyMatch(this::isInTheMiddle);
        if (middle && !giveWay.await(() -> pause.begin(deadline))) {
            throw busy("open groups could not be published in time");
        }
        try {
            stop(touched, deadline);
            replace(plan, running);
        } finally {
            if (middle) {
                pause.end();
            }
        }
    }

    private boolean isInTheMiddle(String id) {
        return route(id).getEndpoint() instanceof DirectEndpoint;
    }

    private Route route(String id) {
        return Objects.requireNonNull(context.getRoute(id), id);
    }

    private void requireStarted(Set<String> ids) throws RouteBusyException {
        for (String id : ids) {
            if (context.getRouteController().getRouteStatus(id) != ServiceStatus.Started) {
                throw new RouteBusyException(
                        "route " + id + " is not running, which ctl routes start " + id + " changes");
            }
        }
    }

    private void stop(Set<String> ids, Deadline deadline) throws StartException, RouteBusyException {
        List<String> stopped = new ArrayList<>();
        for (String id : ids) {
            try {
                long seconds = Math.max(1, deadline.left().toSeconds());
                if (!giveWay.await(() -> context.getRouteController().stopRoute(id, seconds, TimeUnit.SECONDS, true))) {
                    throw busy("route " + id + " is busy");
                }
                stopped.add(id);
            } catch (RouteBusyException e) {
                start(stopped);
                throw e;
            } catch (Exception e) {
                start(stopped);
                throw new StartException("route " + id + " did not stop: " + e.getMessage(), e);
            }
        }
    }

    private RouteBusyException busy(String reason) {
        return new RouteBusyException(giveWay.asked() ? "the program stops" : reason);
    }

    private void start(List<String> ids) throws StartException {
        for (String id : ids) {
            try {
                context.getRouteController().startRoute(id);
            } catch (Exception e) {
                throw new StartException("route " + id + " does not start again: " + e.getMessage(), e);
            }
        }
    }

    private void replace(Plan plan, Blueprint running) throws StartException {
        try {
            load(plan.files(), plan.to(), running, plan.routes().allRoutes());
        } catch (Exception e) {
            String reason = String.join(", ", plan.files()) + ": " + StartDiagnosis.of(e, context);
            goBack(plan, running, reason);
            throw new StartException(reason, e);
        }
    }

    private void goBack(Plan plan, Blueprint running, String reason) throws StartException {
        try {
            load(plan.files(), plan.from(), Blueprint.of(context), running.allRoutes());
        } catch (Exception e) {
            LOG.error("Routes that were replaced cannot be had back", e);
            throw new StartException(reason + "; what was there cannot be had back: restart", e);
        }
    }

    /** Loads files, and lets go of those of their routes that are to be there no more. */
    private void load(Set<String> files, RouteTexts texts, Blueprint before, Set<String> wanted) throws Exception {
        for (String file : files) {
            for (String id : before.routesOf(file)) {
                if (!wanted.contains(id)) {
                    context.getRouteController().stopRoute(id);
                    context.removeRoute(id);
                }
            }
        }
        PluginHelper.getRoutesLoader(context).updateRoutes(texts.resources(files));
    }
}
