package dev.hiveparquet.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files that a person has said are not missing: the text file {@code forgotten} in the state directory, the path of one a line. */
final class Forgotten {
    private final Path file;
    private final Set<String> known = new HashSet<>();

    Forgotten(Path stateDir) throws IOException {
        file = stateDir.resolve("forgotten");
        if (Files.exists(file)) {
            known.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
    }

    boolean contains(String path) {
        return known.contains(path);
    }

    /** Notes a file, and says so. */
    String add(String path) throws IOException {
        Files.write(file, List.of(path), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        known.add(path);
        return "forgotten: not told again";
    }
}
