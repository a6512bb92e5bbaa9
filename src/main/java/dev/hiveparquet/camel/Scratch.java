package dev.hiveparquet.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary directory that goes when it is closed. */
public record Scratch(Path directory) implements AutoCloseable {

    /** A new one, with a name that says what it is for. */
    public static Scratch make(String purpose) throws IOException {
        return new Scratch(Files.createTempDirectory("hive-parquet-ingest-" + purpose + "-"));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // What is left lies in the temporary directory, which others clean.
            directory.toFile().deleteOnExit();
        }
    }
}
