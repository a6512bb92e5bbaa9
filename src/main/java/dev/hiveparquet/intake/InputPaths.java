package dev.hiveparquet.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What an input's path must be: that of a regular file of lines that may be read. */
public final class InputPaths {
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
        Optional<Compression> compression = Compression.of(real);
        if (compression.isPresent()) {
            throw new IOException(
                    "is compressed (" + compression.get().name().toLowerCase(Locale.ROOT) + "); unpack it first");
        }
        return real;
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
