package dev.hiveparquet.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A profile of the run, as {@code --profile EVENT[=FILE]} asks for it.
 *
 * @param file ends in {@code .html} for a flame graph or {@code .jfr} for a flight recording; null for a flame graph with a
 *     name made up at the start
 */
public record ProfileSettings(ProfileEvent event, @Nullable Path file) {
    private static final Choice EVENTS = Choice.of(ProfileEvent.class);

    /** The value in its normal spelling. */
    static String checked(String raw) {
        String[] parts = raw.split("=", 2);
        String event = EVENTS.normalise(parts[0]);
        return parts.length == 1 ? event : event + "=" + checkedFile(parts[1]);
    }

    private static String checkedFile(String raw) {
        String file = Texts.path(raw);
        if (!file.endsWith(".html") && !file.endsWith(".jfr")) {
            throw new IllegalArgumentException(
                    "names a file that ends neither in .html (flame graph) nor in .jfr (flight recording)");
        }
        return file;
    }

    /** What a normal spelling says. */
    static ProfileSettings of(String normal, Path workingDirectory) {
        String[] parts = normal.split("=", 2);
        return new ProfileSettings(
                Choice.constant(ProfileEvent.class, parts[0]),
                parts.length == 1 ? null : workingDirectory.resolve(parts[1]));
    }
}
