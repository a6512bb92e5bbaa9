package dev.hiveparquet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory below {@code target}, which is on a disk where {@code /tmp} may not be. */
final class Scratch {
    private final Path directory;

    Scratch() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "benchmark");
    }

    Path directory() {
        return directory;
    }

    void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
