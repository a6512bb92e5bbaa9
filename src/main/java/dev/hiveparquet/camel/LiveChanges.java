package dev.hiveparquet.camel;

import dev.hiveparquet.config.LiveConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code liveChanges}: looks once in a while whether the run's files have been edited, and follows an edit that is
 * valid as a whole. One thread looks; any may ask what became of it.
 */
public final class LiveChanges {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

    private final PropertyEdits properties;
    private volatile EditState ofProperties = EditState.NONE;

    LiveChanges(LiveConfiguration configuration, Tuning tuning) {
        properties = new PropertyEdits(configuration, tuning);
    }

    /** Looks, and follows what was edited. */
    public void look() {
        if (properties.edited()) {
            ofProperties = properties.follow(ofProperties);
            tell(ofProperties);
        }
    }

    private static void tell(EditState state) {
        state.mistakes().forEach(mistake -> LOG.warn("An edit is not followed, all stays as it was: {}", mistake));
        if (!state.waiting().isEmpty()) {
            LOG.warn("Edits that wait for a restart: {}", String.join(", ", state.waiting()));
        }
        state.hidden().forEach(sentence -> LOG.warn("{}", sentence));
    }

    /** What became of all edits. */
    EditState state() {
        return ofProperties;
    }
}
