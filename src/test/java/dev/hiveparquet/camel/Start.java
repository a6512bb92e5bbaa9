package dev.hiveparquet.camel;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.ConfigurationException;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.SettingsReader;
import dev.hiveparquet.config.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What a run of the program is told on its command line: a source, no port for health, and what a test adds. Its directories
 * are {@code data} and {@code state} below the one given.
 */
final class Start {
    private final Path directory;
    private final Map<Option, List<String>> options = new EnumMap<>(Option.class);

    Start(Path directory) {
        this.directory = directory;
        with(Option.SOURCE, "test").with(Option.HTTP_PORT, "0");
    }

    /** One more value of an option. */
    Start with(Option option, Object value) {
        options.computeIfAbsent(option, any -> new ArrayList<>()).add(value.toString());
        return this;
    }

    /** An option's only value. */
    Start set(Option option, Object value) {
        options.remove(option);
        return with(option, value);
    }

    void remove(Option option) {
        options.remove(option);
    }

    Configuration configuration() throws ConfigurationException {
        return reader().read(options);
    }

    private SettingsReader reader() {
        return new SettingsReader(new Surroundings(new Properties(), Map.of(), directory));
    }

    /** Begins the run, in a thread of its own. */
    Run run() throws ConfigurationException {
        return new Run(reader().readLive(options));
    }

    /** Runs to the end and gives the exit code. */
    int runToEnd() throws Exception {
        try (Run run = run()) {
            return run.exitCode();
        }
    }
}
