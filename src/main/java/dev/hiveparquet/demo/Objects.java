package dev.hiveparquet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Parquet objects in a bucket's directory at one moment.
 *
 * @param count how many
 * @param bytes their size together
 */
record Objects(int count, long bytes) {

    /** Counts them; an object that is just being stored may be left out. */
    static Objects under(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> files =
                    paths.filter(path -> isOfLines(directory.relativize(path))).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return new Objects(files.size(), bytes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isOfLines(Path object) {
        return object.startsWith("source=demo") && object.toString().endsWith(".parquet");
    }
}
