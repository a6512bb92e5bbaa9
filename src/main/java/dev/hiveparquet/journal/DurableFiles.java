package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The few file operations whose effect must outlive a power cut.
 *
 * <p>Every exception names the file. Thread-safe as long as two threads do not replace the same file.
 */
public final class DurableFiles {
    /** The end of the name of a file that is being written to replace another. */
    private static final String TEMPORARY_SUFFIX = ".tmp";

    private DurableFiles() {}

    /** Makes what was created, renamed or deleted in a directory durable. */
    public static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw naming("cannot sync directory", directory, e);
        }
    }

    /**
     * Creates a directory and its missing parents, each durable in its own parent. One that is there may have been left by a
     * process that died before it was durable, so its parent is synced too, where that may be read.
     */
    public static void createDirectories(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            createDirectories(parent);
            Files.createDirectories(directory);
            syncDirectory(parent);
        } else if (Files.isReadable(parent)) {
            syncDirectory(parent);
        }
    }

    /** Writes a file's content. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Replaces a file by one of this content, so that a reader sees the old content or the new one, whole. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, channel -> writeFully(channel, ByteBuffer.wrap(content)));
    }

    /** The same with content that need not be in memory as a whole. */
    static void replace(Path file, Content content) throws IOException {
        Path temporary = temporary(file);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(channel);
            channel.force(true);
        } catch (IOException e) {
            throw naming("cannot write", temporary, e);
        }
        moveInto(temporary, file);
    }

    /** Deletes what {@link #replace} left behind where the process died in it. */
    static void discardUnfinished(Path file) throws IOException {
        Files.deleteIfExists(temporary(file));
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
    }

    /** Renames a file that is already synced over another one of the same directory, durably. */
    static void moveInto(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw naming("cannot rename " + temporary + " to", file, e);
        }
        syncDirectory(directoryOf(file));
    }

    /** The directory that a file is in, or would be. */
    public static Path directoryOf(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException(file + " is in no directory");
        }
        return directory;
    }

    /** Writes all that remains of a buffer. */
    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** An exception that says what failed on which file, since those of a channel do not. */
    public static IOException naming(String what, Path file, IOException cause) {
        return new IOException(what + " " + file + ": " + cause.getMessage(), cause);
    }
}
