package dev.hiveparquet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A start in a directory of its own, told things from every side. */
final class Started {
    private final Path directory;
    private final Map<Option, List<String>> commandLine = new EnumMap<>(Option.class);
    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final StringBuilder file = new StringBuilder();

    Started(Path directory) {
        this.directory = directory;
    }

    /** A start that lacks nothing: one file to read, and its label. */
    static Started complete(Path directory) {
        return new Started(directory).with(Option.INPUT, "ais.log").with(Option.SOURCE, "test");
    }

    Started with(Option option, String value) {
        commandLine.computeIfAbsent(option, each -> new ArrayList<>()).add(value);
        return this;
    }

    Started property(String key, String value) {
        system.setProperty(key, value);
        return this;
    }

    Started environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Started file(String line) {
        file.append(line).append('\n');
        return this;
    }

    Configuration read() throws ConfigurationException {
        try {
            if (!file.isEmpty()) {
                Files.writeString(directory.resolve("application.properties"), file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new SettingsReader(new Surroundings(system, environment, directory)).read(commandLine);
    }

    Settings settings() throws ConfigurationException {
        return read().settings();
    }

    /** The lines of what is wrong; fails if nothing is. */
    List<String> mistakes() {
        try {
            read();
        } catch (ConfigurationException e) {
            return e.mistakes().stream().map(Mistake::line).toList();
        }
        throw new AssertionError("nothing was refused");
    }
}
