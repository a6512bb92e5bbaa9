package dev.hiveparquet.verify;

import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Files that a person has said are not missing: the text file {@code forgotten} in the state directory, the path of one a line,
 * with the table's name before it where it is no file of lines.
 */
final class Forgotten {
    private final Path file;
    private final Set<String> known = new HashSet<>();

    Forgotten(Path stateDir) throws IOException {
        file = stateDir.resolve("forgotten");
        if (Files.exists(file)) {
            known.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
    }

    boolean contains(Table table, String path) {
        return known.contains(line(table, path));
    }

    /** Notes a file, and says so. */
    String add(Table table, String path) throws IOException {
        String line = line(table, path);
        Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        known.add(line);
        return "forgotten: not told again";
    }

    private static String line(Table table, String path) {
        return table == Table.LINES ? path : table.name().toLowerCase(Locale.ROOT) + "/" + path;
    }
}
