package dev.hiveparquet.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a file, or one of the files in a directory, has been edited and is still again: editors write in several steps,
 * and what is there between two of them is nobody's meaning. One thread.
 */
public final class EditWatch {
    private final Supplier<Map<Path, String>> look;
    private Map<Path, String> known;
    private Map<Path, String> seen;

    private EditWatch(Supplier<Map<Path, String>> look) {
        this.look = look;
        this.known = look.get();
        this.seen = known;
    }

    /** Watches one file, which need not be there; null for none. */
    public static EditWatch ofFile(@Nullable Path file) {
        return new EditWatch(() -> file == null ? Map.of() : stamps(Stream.of(file)));
    }

    /** Watches the files in a directory, which need not be there; null for none. */
    public static EditWatch ofDirectory(@Nullable Path directory) {
        return new EditWatch(() -> directory == null ? Map.of() : inDirectory(directory));
    }

    /** Looks; true once for each edit, when two looks one after the other have seen the same. */
    public boolean edited() {
        Map<Path, String> before = seen;
        seen = look.get();
        if (seen.equals(known) || !seen.equals(before)) {
            return false;
        }
        known = seen;
        return true;
    }

    private static Map<Path, String> inDirectory(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return stamps(files);
        } catch (IOException | UncheckedIOException notThere) {
            return Map.of();
        }
    }

    private static Map<Path, String> stamps(Stream<Path> files) {
        Map<Path, String> stamps = new TreeMap<>();
        files.forEach(file -> {
            String stamp = stamp(file);
            if (stamp != null) {
                stamps.put(file, stamp);
            }
        });
        return stamps;
    }

    /** What changes when the file does, whether it is written anew or another takes its name. */
    private static @Nullable String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey()
                    : null;
        } catch (IOException notThere) {
            return null;
        }
    }
}
