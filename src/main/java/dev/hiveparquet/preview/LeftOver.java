package dev.hiveparquet.preview;

import dev.hiveparquet.cli.Amounts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an earlier run has left in the state directory, which a run would take up first. */
final class LeftOver {
    private final Path stateDir;

    LeftOver(Path stateDir) {
        this.stateDir = stateDir;
    }

    /**
     * In words; empty where nothing is left.
     *
     * @param unfinished committed files that have no final name yet
     */
    String text(int unfinished) throws IOException {
        List<String> parts = new ArrayList<>();
        add(parts, count("journal", "segment-*.log"), "journal segment", " to read again");
        add(parts, unfinished, "file", " to give a name");
        add(parts, count("uploads", "*.upload"), "file", " to upload");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String noun, String verb) {
        if (count > 0) {
            parts.add(Amounts.count(count, noun) + verb);
        }
    }

    private long count(String directory, String glob) throws IOException {
        Path path = stateDir.resolve(directory);
        if (!Files.isDirectory(path)) {
            return 0;
        }
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, glob)) {
            for (Path unused : files) {
                count++;
            }
        }
        return count;
    }
}
