package dev.hiveparquet.config;

import dev.hiveparquet.config.Given.Layer;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All places that give values, the strongest first: command line, system properties, environment, file, defaults.
 *
 * <p>An empty value counts as none everywhere but on the command line, so that {@code S3_BUCKET=} in a container's
 * environment turns nothing on.
 */
final class Layers {
    private final Map<Option, List<String>> commandLine;
    private final Surroundings surroundings;
    private final ConfigFile file;

    Layers(Map<Option, List<String>> commandLine, Surroundings surroundings, List<Mistake> mistakes) {
        this.commandLine = commandLine;
        this.surroundings = surroundings;
        this.file = ConfigFile.load(outsideFile(Option.CONFIG), surroundings.workingDirectory(), mistakes);
        unknownKeys(surroundings.systemProperties(), "-D", "", mistakes);
        unknownKeys(file.properties(), "", " in " + file.shown(), mistakes);
    }

    ConfigFile file() {
        return file;
    }

    /** The strongest place's values for the option, or null where no place has any. */
    @Nullable
    Given find(Option option) {
        Given outside = outsideFile(option);
        if (outside != null) {
            return outside;
        }
        Given inFile = given(option, file.properties().getProperty(option.key()), Layer.FILE);
        return inFile != null ? inFile : given(option, option.defaultValue(), Layer.DEFAULT);
    }

    private @Nullable Given outsideFile(Option option) {
        List<String> values = commandLine.get(option);
        if (values != null && !values.isEmpty()) {
            return new Given(option, values, Layer.COMMAND_LINE, "");
        }
        String property = surroundings.systemProperties().getProperty(option.key());
        Given asProperty = given(option, property, Layer.SYSTEM_PROPERTY);
        String variable = surroundings.environment().get(option.environmentName());
        return asProperty != null ? asProperty : given(option, variable, Layer.ENVIRONMENT);
    }

    private @Nullable Given given(Option option, @Nullable String raw, Layer layer) {
        if (raw == null) {
            return null;
        }
        List<String> values = option.repeatable() ? JoinedTexts.of(raw) : single(raw.strip());
        return values.isEmpty() ? null : new Given(option, values, layer, layer == Layer.FILE ? file.shown() : "");
    }

    private static List<String> single(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static void unknownKeys(Properties properties, String before, String after, List<Mistake> mistakes) {
        List<String> known = Stream.of(Option.values()).map(Option::key).toList();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(Option.PREFIX) && !known.contains(key)) {
                String closest = Suggestion.closest(key, known);
                String hint = closest == null ? "--help lists them" : "did you mean " + closest + "?";
                mistakes.add(new Mistake(before + Excerpt.of(key) + after, null, "is not an option; " + hint));
            }
        }
    }
}
