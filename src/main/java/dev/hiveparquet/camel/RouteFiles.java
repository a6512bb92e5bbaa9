package dev.hiveparquet.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which route files a run uses: the jar's own, each replaced by the file of the same name in the routes directory where
 * there is one, and whatever other YAML files that directory holds.
 */
final class RouteFiles {
    /** The files under {@code routes/} that the jar carries. */
    static final List<String> DEFAULTS = List.of(
            "complete-by-age.yaml",
            "error-handling.yaml",
            "feed-sessions.yaml",
            "file-feed.yaml",
            "journal-replay.yaml",
            "line-intake.yaml",
            "live-changes.yaml",
            "parquet-sink.yaml",
            "quarantine-replay.yaml",
            "s3-upload.yaml",
            "state-report.yaml",
            "tcp-feed.yaml");

    private RouteFiles() {}

    /**
     * The files as a Camel include pattern.
     *
     * @param directory the routes directory, null where there is none
     * @throws IOException if the directory cannot be listed
     */
    static String includePattern(@Nullable Path directory) throws IOException {
        List<String> locations = new ArrayList<>();
        Map<String, Path> own = directory == null ? Map.of() : yamlFiles(directory);
        for (String name : DEFAULTS) {
            if (!own.containsKey(name)) {
                locations.add("classpath:routes/" + name);
            }
        }
        own.values().forEach(file -> locations.add("file:" + file));
        return String.join(",", locations);
    }

    /** The files of a directory that Camel is to read, by name. */
    static Map<String, Path> yamlFiles(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            Map<String, Path> files = new TreeMap<>();
            entries.filter(Files::isRegularFile).forEach(file -> {
                String name = file.getFileName().toString();
                if (name.endsWith(".yaml") && !name.startsWith(".")) {
                    files.put(name, file);
                }
            });
            return files;
        }
    }
}
