package dev.hiveparquet.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The route files that a run uses, as they are at one moment.
 *
 * @param files by their name
 */
record RouteTexts(Map<String, RouteText> files) {

    /** What a route begins with, long or short. */
    private static final Set<String> ROUTES = Set.of("route", "from");

    /** A file's text and where it lies, as Camel writes it. */
    record RouteText(String location, String text) {}

    /**
     * Reads them all: the jar's own, and over them those of the directory.
     *
     * @param directory null where there is none
     */
    static RouteTexts read(@Nullable Path directory) throws IOException {
        Map<String, Path> own =
                directory == null || !Files.isDirectory(directory) ? Map.of() : RouteFiles.yamlFiles(directory);
        Map<String, RouteText> files = new TreeMap<>();
        for (String name : RouteFiles.DEFAULTS) {
            if (!own.containsKey(name)) {
                files.put(name, new RouteText("classpath:routes/" + name, shipped(name)));
            }
        }
        for (Map.Entry<String, Path> file : own.entrySet()) {
            files.put(file.getKey(), new RouteText("file:" + file.getValue(), Files.readString(file.getValue())));
        }
        return new RouteTexts(files);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream file = RouteTexts.class.getResourceAsStream("/routes/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The names of files whose text is another in {@code later}, or that only one of both has. */
    Set<String> changesTo(RouteTexts later) {
        Set<String> names = new TreeSet<>(files.keySet());
        names.addAll(later.files.keySet());
        names.removeIf(name -> Objects.equals(text(name), later.text(name)));
        return names;
    }

    private @Nullable String text(String name) {
        RouteText file = files.get(name);
        return file == null ? null : file.text();
    }

    /** Whether a file that is read as YAML holds nothing but routes, or is not there. */
    boolean hasOnlyRoutes(String name) {
        String text = text(name);
        Object read = text == null ? null : new Load(LoadSettings.builder().build()).loadFromString(text);
        return !(read instanceof List<?> items)
                || items.stream().allMatch(item -> item instanceof Map<?, ?> map && ROUTES.containsAll(map.keySet()));
    }

    /** Those files of these names that there are, for Camel to load. */
    List<Resource> resources(Set<String> names) {
        List<Resource> resources = new ArrayList<>();
        for (String name : names) {
            RouteText file = files.get(name);
            if (file != null) {
                resources.add(ResourceHelper.fromString(file.location(), file.text()));
            }
        }
        return resources;
    }

    /** Writes them all into a directory. */
    void writeTo(Path directory) throws IOException {
        for (Map.Entry<String, RouteText> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue().text());
        }
    }
}
