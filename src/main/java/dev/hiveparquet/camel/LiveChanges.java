package dev.hiveparquet.camel;

import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.group.OpenGroups;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code liveChanges}: looks once in a while whether the run's files have been edited, and follows an edit that is
 * valid as a whole. One thread looks; any may ask what became of it, or end it.
 */
public final class LiveChanges {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

    private final LiveConfiguration configuration;
    private final PropertyEdits properties;
    private final GroupStrategy groups;
    private final OpenGroups openGroups;
    private final IntakeGate gate = new IntakeGate();
    private @Nullable RouteEdits routes;
    private volatile EditState ofProperties = EditState.NONE;
    private volatile EditState ofRoutes = EditState.NONE;
    private boolean ended;

    /** Changes of a run that goes by this configuration. */
    LiveChanges(LiveConfiguration configuration, Tuning tuning, GroupStrategy groups, OpenGroups openGroups) {
        this.configuration = configuration;
        this.groups = groups;
        this.openGroups = openGroups;
        properties = new PropertyEdits(configuration, tuning);
    }

    /** The routes are built, of what the files say now. */
    synchronized void routesOf(CamelContext context) throws IOException {
        FlowPause pause = new FlowPause(context, gate, groups, openGroups);
        routes = new RouteEdits(configuration, context, new RouteChange(context, pause));
    }

    /** Looks, and follows what was edited. */
    public synchronized void look() throws InterruptedException {
        if (!ended && properties.edited()) {
            EditState before = ofProperties;
            ofProperties = properties.follow(before);
            tell(ofProperties, before);
        }
        RouteEdits edits = routes;
        if (!ended && edits != null && edits.edited()) {
            EditState before = ofRoutes;
            ofRoutes = edits.follow(before);
            tell(ofRoutes, before);
        }
    }

    /** Nothing is followed any more, and nothing is under way. */
    synchronized void end() {
        ended = true;
    }

    private static void tell(EditState state, EditState before) {
        state.mistakes().forEach(mistake -> LOG.warn("An edit is not followed, all stays as it was: {}", mistake));
        if (!state.waiting().isEmpty() && !state.waiting().equals(before.waiting())) {
            LOG.warn("Edits that wait for a restart: {}", String.join(", ", state.waiting()));
        }
        state.hidden().stream()
                .filter(sentence -> !before.hidden().contains(sentence))
                .forEach(sentence -> LOG.warn("{}", sentence));
    }

    IntakeGate gate() {
        return gate;
    }

    /** What became of all edits. */
    EditState state() {
        return ofProperties.and(ofRoutes);
    }
}
