package dev.hiveparquet.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The {@code application.properties} that is laid over the program's own: the one that {@code --config} names, else the one
 * in the working directory, else none. Read as UTF-8.
 *
 * @param path null where there is none
 */
record ConfigFile(@Nullable Path path, String shown, Properties properties) {

    static ConfigFile load(@Nullable Given named, Path workingDirectory, List<Mistake> mistakes) {
        if (named == null) {
            Path usual = workingDirectory.resolve(ShippedProperties.FILE_NAME);
            return Files.exists(usual) ? read(usual, ShippedProperties.FILE_NAME, null, mistakes) : none();
        }
        String given = named.values().get(0);
        try {
            return read(workingDirectory.resolve(Texts.path(given)), Excerpt.of(given), named, mistakes);
        } catch (IllegalArgumentException notAPath) {
            return none();
        }
    }

    private static ConfigFile none() {
        return new ConfigFile(null, ShippedProperties.FILE_NAME, new Properties());
    }

    private static ConfigFile read(Path path, String shown, @Nullable Given named, List<Mistake> mistakes) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(path)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            String key = named == null ? shown : named.spelling();
            mistakes.add(new Mistake(key, named == null ? null : shown, "cannot be read: " + reason(path, e)));
            return none();
        }
        return new ConfigFile(path, shown, properties);
    }

    private static String reason(Path path, Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "it is a directory";
        }
        if (e instanceof MalformedInputException) {
            return "it is not UTF-8";
        }
        return e instanceof IllegalArgumentException
                ? "it has a malformed \\uXXXX escape"
                : "no permission, or a bad disk";
    }
}
