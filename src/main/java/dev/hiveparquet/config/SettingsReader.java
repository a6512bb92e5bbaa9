package dev.hiveparquet.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what a start was told into {@link Settings}, or into the list of everything that is wrong with it.
 *
 * <p>Command line beats {@code -D} beats environment beats file beats default, option by option. Reads files, changes
 * nothing.
 */
public final class SettingsReader {
    private final Surroundings surroundings;

    public SettingsReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The configuration of a run.
     *
     * @param commandLine the options that stood on the command line, each with its values in order
     * @throws ConfigurationException with every mistake found
     */
    public Configuration read(Map<Option, List<String>> commandLine) throws ConfigurationException {
        return read(commandLine, Set.of());
    }

    /** As {@link #read(Map)}, but as if nobody had given {@code ignored} options a value. */
    public Configuration read(Map<Option, List<String>> commandLine, Set<Option> ignored)
            throws ConfigurationException {
        return look(commandLine, ignored).configuration();
    }

    /**
     * As {@link #read(Map)}, for a run that goes on and may have the file read again.
     *
     * @throws ConfigurationException with every mistake found
     */
    public LiveConfiguration readLive(Map<Option, List<String>> commandLine) throws ConfigurationException {
        return new LiveConfiguration(this, commandLine, look(commandLine, Set.of()));
    }

    /** Looks at all places anew. */
    Reading look(Map<Option, List<String>> commandLine, Set<Option> ignored) throws ConfigurationException {
        List<Mistake> mistakes = new ArrayList<>();
        Layers layers = new Layers(commandLine, surroundings, mistakes);
        Values values = new Values(layers::find, EnumSet.complementOf(copy(ignored)), mistakes);
        Reading reading = reading(layers, values, mistakes);
        // The file that gives them is read by placeholders too.
        Map<String, String> properties = new HashMap<>(reading.configuration().properties());
        ignored.forEach(option -> properties.put(option.key(), ""));
        return reading.with(properties);
    }

    /** The values of {@code next} for options that a run follows, those of {@code begun} for all others. */
    Reading merge(Reading begun, Reading next) throws ConfigurationException {
        List<Mistake> mistakes = new ArrayList<>();
        Values values = new Values(
                option -> (LiveOptions.ALL.contains(option) ? next : begun)
                        .layers()
                        .find(option),
                List.of(Option.values()),
                mistakes);
        return reading(next.layers(), values, mistakes);
    }

    private Reading reading(Layers layers, Values values, List<Mistake> mistakes) throws ConfigurationException {
        Path workingDirectory = surroundings.workingDirectory();
        new CrossChecks(values, workingDirectory).check();
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
        Path configFile = layers.file().path();
        Settings settings = new SettingsAssembly(values, workingDirectory, configFile).assemble();
        Map<String, String> properties = values.properties();
        properties.put(Option.OUT_DIR.key(), settings.output().outDir().toString());
        properties.put(Option.STATE_DIR.key(), settings.output().stateDir().toString());
        return new Reading(layers, values, new Configuration(settings, properties));
    }

    /** The directory that relative paths are relative to. */
    Path workingDirectory() {
        return surroundings.workingDirectory();
    }

    private static EnumSet<Option> copy(Set<Option> options) {
        EnumSet<Option> copy = EnumSet.noneOf(Option.class);
        copy.addAll(options);
        return copy;
    }

    /**
     * Directories and bucket, for a command that reads no input: what is wrong with other options is not looked at.
     *
     * @throws ConfigurationException with every mistake found in these options, or in the file that may hold them
     */
    public StorageSettings readStorage(Map<Option, List<String>> commandLine) throws ConfigurationException {
        List<Mistake> mistakes = new ArrayList<>();
        Path workingDirectory = surroundings.workingDirectory();
        Layers layers = new Layers(commandLine, surroundings, mistakes);
        Values values = new Values(layers::find, Option.storage(), mistakes);
        new CrossChecks(values, workingDirectory).checkStorage();
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
        return new SettingsAssembly(values, workingDirectory, layers.file().path()).storage();
    }

    /**
     * The value of one option that has a default, in its normal spelling, whatever may be wrong with the values of others.
     *
     * @throws ConfigurationException if its own value is wrong, or the file that may hold it
     */
    public String readOne(Option option, Map<Option, List<String>> commandLine) throws ConfigurationException {
        List<Mistake> mistakes = new ArrayList<>();
        Layers layers = new Layers(commandLine, surroundings, mistakes);
        Values values = new Values(layers::find, List.of(option), mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
        return values.get(option);
    }
}
