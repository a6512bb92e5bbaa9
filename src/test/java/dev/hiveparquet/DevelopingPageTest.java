package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for developers says of each package which others its classes import. */
class DevelopingPageTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/hiveparquet");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| .* \\| (.*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`(?! by name only)");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?dev\\.hiveparquet\\.([a-z]+)\\.", Pattern.MULTILINE);

    @Test
    void packages_are_listed_with_what_they_use() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>(Map.of("dev.hiveparquet", imports(SOURCES)));
        try (Stream<Path> entries = Files.list(SOURCES)) {
            for (Path directory : entries.filter(Files::isDirectory).toList()) {
                used.put(directory.getFileName().toString(), imports(directory));
            }
        }
        // It puts everything together, and the page does not say it all.
        used.put("camel", Set.of());

        assertThat(listed()).isEqualTo(used);
    }

    private static Map<String, Set<String>> listed() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/site/markdown/developing.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.put(row.group(1), names(NAME, row.group(2)));
            }
        }
        return listed;
    }

    private static Set<String> imports(Path directory) throws IOException {
        Set<String> imports = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                imports.addAll(names(IMPORT, Files.readString(file)));
            }
        }
        imports.remove(directory.getFileName().toString());
        return imports;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }
}
