package dev.hiveparquet.camel;

import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.group.OpenGroups;
import java.io.IOException;
import java.time.Duration;
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

    /** Whoever was sent back comes again after 200 ms, by the route configuration wait-for-route. */
    private static final Duration SENT_BACK = Duration.ofSeconds(1);

    private final LiveConfiguration configuration;
    private final PropertyEdits properties;
    private final GroupStrategy groups;
    private final OpenGroups openGroups;
    private final IntakeGate gate = new IntakeGate();
    private final GiveWay giveWay = new GiveWay();
    private @Nullable RouteEdits routes;
    private volatile EditState ofProperties = EditState.NONE;
    private volatile EditState ofRoutes = EditState.NONE;

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
        routes = new RouteEdits(configuration, context, new RouteChange(context, pause, giveWay), giveWay);
    }

    /** Looks, and follows what was edited. */
    public synchronized void look() throws InterruptedException {
        if (!giveWay.asked() && properties.edited()) {
            EditState before = ofProperties;
            ofProperties = properties.follow(before);
            tell(ofProperties, before);
        }
        RouteEdits edits = routes;
        if (!giveWay.asked() && edits != null && edits.edited()) {
            EditState before = ofRoutes;
            ofRoutes = edits.follow(before);
            tell(ofRoutes, before);
        }
    }

    /**
     * Nothing is followed any more, and routes are not being changed. A change that waits for the flow to come to rest is
     * given up, and blocks that it held up come in.
     */
    void end() throws InterruptedException {
        giveWay.ask();
        boolean allCame = Deadline.in(SENT_BACK).await(() -> gate.sentBack() == 0, gate::sentBack);
        if (!allCame) {
            LOG.debug("{} blocks have not come again; they are in the journal, or in their file", gate.sentBack());
        }
    }

    private void tell(EditState state, EditState before) {
        if (giveWay.asked()) {
            LOG.info("Edits that were not followed yet are left to the next start");
            return;
        }
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
