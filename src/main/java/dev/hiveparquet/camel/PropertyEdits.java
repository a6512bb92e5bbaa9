package dev.hiveparquet.camel;

import dev.hiveparquet.config.ConfigurationEdit;
import dev.hiveparquet.config.ConfigurationException;
import dev.hiveparquet.config.EditWatch;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Mistake;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows edits of {@code application.properties}: all that is valid at once, or nothing. One thread. */
final class PropertyEdits {
    private static final Logger LOG = LoggerFactory.getLogger(PropertyEdits.class);

    private final LiveConfiguration configuration;
    private final Tuning tuning;
    private final EditWatch watch;

    PropertyEdits(LiveConfiguration configuration, Tuning tuning) {
        this.configuration = configuration;
        this.tuning = tuning;
        this.watch = EditWatch.ofFile(configuration.file());
    }

    /** Whether the file is another than at the last look, and still. */
    boolean edited() {
        return watch.edited();
    }

    /** Follows the file as it is now. */
    EditState follow(EditState before) {
        try {
            ConfigurationEdit edit = configuration.follow();
            tuning.tune(configuration.get());
            edit.followed().forEach(change -> LOG.info("In force now: {}", change));
            if (!before.mistakes().isEmpty()) {
                LOG.info("{} is valid again", configuration.file());
            }
            return new EditState(List.of(), edit.waiting(), edit.hidden());
        } catch (ConfigurationException e) {
            List<String> mistakes = e.mistakes().stream().map(Mistake::line).toList();
            return new EditState(mistakes, before.waiting(), before.hidden());
        }
    }
}
