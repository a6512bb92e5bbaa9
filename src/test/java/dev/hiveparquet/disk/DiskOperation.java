package dev.hiveparquet.disk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A change that is about to be made, or was made, on disk.
 *
 * @param kind what it is
 * @param file the file or directory, as the default file system names it
 * @param target the new name, of a rename alone
 */
public record DiskOperation(Kind kind, Path file, @Nullable Path target) {
    /** The changes there are. */
    public enum Kind {
        CREATE,
        MAKE_DIRECTORY,
        WRITE,
        TRUNCATE,
        FORCE,
        FORCE_DIRECTORY,
        RENAME,
        DELETE
    }

    DiskOperation(Kind kind, Path file) {
        this(kind, file, null);
    }

    /** The operation with what differs from file to file left out, so that the same step has the same name. */
    public String step(Path root) {
        return kind + " " + general(root, file) + (target == null ? "" : " to " + general(root, target));
    }

    private static String general(Path root, Path file) {
        return root.relativize(file.toAbsolutePath())
                .toString()
                .replaceAll("(source|year|month|day|hour|minute)=[^/]*", "$1")
                .replaceAll("[0-9]{8}T[0-9]{6}Z-[0-9a-f]+", "NAME")
                .replaceAll("[0-9]{8,}", "N");
    }
}
