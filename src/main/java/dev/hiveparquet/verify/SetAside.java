package dev.hiveparquet.verify;

import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The directory {@code set-aside} in the state directory, where {@code --repair} moves what must not stay where it is. Nothing
 * is ever deleted or overwritten there, and nothing reads it but a person.
 */
final class SetAside {
    static final String DIRECTORY = "set-aside";

    private final Path root;

    SetAside(Path stateDir) {
        root = stateDir.resolve(DIRECTORY);
    }

    /** Moves a file to {@code <kind>/<name>} there, and removes the directories above it that are empty without it. */
    String move(Path file, String kind, String name, Path keep) throws IOException {
        Path target = free(kind, name);
        Files.move(file, target);
        DurableFiles.syncDirectory(DurableFiles.directoryOf(target));
        tidy(DurableFiles.directoryOf(file), keep);
        return "set aside as " + target;
    }

    /** A name there that nothing has yet, in a directory that exists. */
    Path free(String kind, String name) throws IOException {
        Path target = root.resolve(kind).resolve(name);
        DurableFiles.createDirectories(DurableFiles.directoryOf(target));
        Path free = target;
        for (int i = 1; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = target.resolveSibling(target.getFileName() + "." + i);
        }
        return free;
    }

    /** Whether a file was set aside from there. */
    boolean holds(String kind, String name) {
        return Files.exists(root.resolve(kind).resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Number of files that are there. */
    long count() throws IOException {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Removes a directory and those above it, up to the one to keep, as long as they are empty. */
    static void tidy(Path directory, Path keep) throws IOException {
        Path last = keep.toAbsolutePath().normalize();
        Path each = directory.toAbsolutePath().normalize();
        while (!each.equals(last) && each.startsWith(last) && isEmpty(each)) {
            Files.delete(each);
            each = DurableFiles.directoryOf(each);
        }
        DurableFiles.syncDirectory(each);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
