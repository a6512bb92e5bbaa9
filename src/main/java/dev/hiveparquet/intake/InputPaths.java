package dev.hiveparquet.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What an input's path must be: that of a regular file of lines that may be read. */
public final class InputPaths {
    private static final List<String> UNSUPPORTED_IN_DIRECTORY = List.of("?", "%", "${", "$simple{", "\\");
    private static final List<String> UNSUPPORTED_IN_NAME = List.of("\\", ".camelLock");

    private InputPaths() {}

    /**
     * The real path of an input, links followed.
     *
     * @throws IOException with the reason, if it is not a regular file that may be read
     */
    public static Path readable(String path) throws IOException {
        Path real = real(path);
        if (Files.isDirectory(real)) {
            throw new IOException("is a directory; name the files in it");
        }
        if (!Files.isRegularFile(real)) {
            throw new IOException("is no regular file");
        }
        if (!Files.isReadable(real)) {
            throw new IOException("permission denied");
        }
        refuseUnsupported(real);
        Optional<Compression> compression = Compression.of(real);
        if (compression.isPresent()) {
            throw new IOException(
                    "is compressed (" + compression.get().name().toLowerCase(Locale.ROOT) + "); unpack it first");
        }
        return real;
    }

    /** What a file consumer takes for something else than a part of a name. */
    private static void refuseUnsupported(Path file) throws IOException {
        for (String part : UNSUPPORTED_IN_DIRECTORY) {
            if (directoryOf(file).toString().contains(part)) {
                throw new IOException("lies in a directory with " + part + " in its name, which is not supported");
            }
        }
        String name = String.valueOf(file.getFileName());
        for (String part : UNSUPPORTED_IN_NAME) {
            if (name.contains(part)) {
                throw new IOException("has " + part + " in its name, which is not supported");
            }
        }
    }

    /** The directory that holds a file. */
    static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static Path real(String path) throws IOException {
        try {
            return Path.of(path).toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException("no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied", e);
        } catch (FileSystemException e) {
            throw new IOException("cannot be followed to a file: " + e.getReason(), e);
        } catch (InvalidPathException e) {
            throw new IOException("is no path: " + e.getReason(), e);
        }
    }
}
