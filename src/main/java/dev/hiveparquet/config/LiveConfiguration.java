package dev.hiveparquet.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run: what it began with, and, as a supplier, the settings that it goes by now.
 *
 * <p>The settings change as a whole or not at all. Any thread may ask for them; one has the file read again.
 */
public final class LiveConfiguration implements Supplier<Settings> {
    private final Configuration begun;
    private final @Nullable Source source;
    private volatile Settings now;

    /** Where the values came from. */
    private static final class Source {
        private final SettingsReader reader;
        private final Map<Option, List<String>> commandLine;
        private final Reading begun;
        private Reading current;

        Source(SettingsReader reader, Map<Option, List<String>> commandLine, Reading begun) {
            this.reader = reader;
            this.commandLine = commandLine;
            this.begun = begun;
            this.current = begun;
        }
    }

    LiveConfiguration(SettingsReader reader, Map<Option, List<String>> commandLine, Reading begun) {
        this.begun = begun.configuration();
        this.source = new Source(reader, Map.copyOf(commandLine), begun);
        this.now = this.begun.settings();
    }

    private LiveConfiguration(Configuration configuration) {
        this.begun = configuration;
        this.source = null;
        this.now = configuration.settings();
    }

    /** One that no edit changes. */
    public static LiveConfiguration fixed(Configuration configuration) {
        return new LiveConfiguration(configuration);
    }

    /** What the run began with. */
    public Configuration begun() {
        return begun;
    }

    /** The settings now. */
    @Override
    public Settings get() {
        return now;
    }

    /** The file that is laid over the program's own, whether it is there or not; null where no edit matters. */
    public @Nullable Path file() {
        if (source == null) {
            return null;
        }
        Given named = source.begun.layers().find(Option.CONFIG);
        String name =
                named == null ? ShippedProperties.FILE_NAME : named.values().get(0);
        return source.reader.workingDirectory().resolve(name);
    }

    /** The directory whose routes are laid over the program's own, whether it is there or not; null as above. */
    public @Nullable Path routes() {
        if (source == null) {
            return null;
        }
        Given named = source.begun.layers().find(Option.ROUTES);
        return source.reader
                .workingDirectory()
                .resolve(named == null ? "routes" : named.values().get(0));
    }

    /**
     * Reads the file again and goes by it, as far as it may.
     *
     * @throws ConfigurationException with every mistake in what a start would be told now; the settings stay as they are
     */
    public ConfigurationEdit follow() throws ConfigurationException {
        if (source == null) {
            return new ConfigurationEdit(List.of(), List.of(), List.of());
        }
        Reading next = source.reader.look(source.commandLine, Set.of());
        EditComparison comparison = new EditComparison(source.begun, source.current, next);
        Reading merged;
        try {
            merged = source.reader.merge(source.begun, next);
        } catch (ConfigurationException fitsOnlyWithWhatWaits) {
            return comparison.nothingFollowed();
        }
        source.current = merged;
        now = merged.configuration().settings();
        return comparison.followed(merged);
    }
}
