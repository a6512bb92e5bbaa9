package dev.hiveparquet.publish;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Published files that are to be uploaded: a directory with one small text file each, whose names sort by age. What is
 * confirmed has no entry, so that looking for work costs nothing for what is done.
 *
 * <p>An entry is there before its file has its final name, but held back: only when it is {@link #release}d, as the last step of
 * publishing, may the file be uploaded and then go. Thread-safe.
 */
public final class UploadQueue {
    /** The end of every entry's name. */
    public static final String SUFFIX = ".upload";

    private static final String HELD = ".held";
    private static final int MAX_ENTRY_BYTES = 64 << 10;

    private final Path directory;

    private UploadQueue(Path directory) {
        this.directory = directory;
    }

    /** Opens a queue, creating its directory where it is missing. */
    public static UploadQueue open(Path directory) throws IOException {
        DurableFiles.createDirectories(directory);
        return new UploadQueue(directory);
    }

    /** Where the entries are. */
    public Path directory() {
        return directory;
    }

    /**
     * Adds a committed file, durably and held back; adding it again replaces its entry.
     *
     * @return the entry's file
     */
    public Path add(Commit commit) throws IOException {
        Path entry = held(commit);
        String text = "path="
                + URLEncoder.encode(commit.path(), StandardCharsets.UTF_8).replace("+", "%20") + "\nbytes="
                + commit.bytes() + "\nrows=" + commit.rows() + "\n";
        DurableFiles.replace(entry, text.getBytes(StandardCharsets.US_ASCII));
        return entry;
    }

    /** Lets a file be uploaded. Does nothing where that was done before. */
    public void release(Commit commit) throws IOException {
        release(held(commit));
    }

    /** Lets all files be uploaded: what held them back was the business of a process that is gone. */
    public void releaseAll() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path entry : files.filter(UploadQueue::isHeld).toList()) {
                release(entry);
            }
        }
    }

    private Path held(Commit commit) {
        String name = commit.path().substring(commit.path().lastIndexOf('/') + 1);
        return directory.resolve(String.format("%020d-%s%s%s", commit.committedAtMicros(), name, SUFFIX, HELD));
    }

    private static boolean isHeld(Path entry) {
        return entry.getFileName().toString().endsWith(SUFFIX + HELD);
    }

    private static void release(Path held) throws IOException {
        String name = held.getFileName().toString();
        try {
            Files.move(held, held.resolveSibling(name.substring(0, name.length() - HELD.length())));
        } catch (NoSuchFileException alreadyReleased) {
            // Nothing is left to do.
        }
    }

    /**
     * Reads an entry.
     *
     * @throws IOException if it cannot be read or is not an entry, in particular where its path leads out of the root
     */
    public UploadEntry read(Path entry) throws IOException {
        if (Files.size(entry) > MAX_ENTRY_BYTES) {
            throw new IOException("upload entry " + entry + " is larger than " + MAX_ENTRY_BYTES + " bytes");
        }
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readString(entry, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        try {
            String path = URLDecoder.decode(value(values.get("path")), StandardCharsets.UTF_8);
            return new UploadEntry(
                    path, Long.parseLong(value(values.get("bytes"))), Long.parseLong(value(values.get("rows"))));
        } catch (IllegalArgumentException e) {
            throw new IOException("upload entry " + entry + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Takes an entry out, durably, once its object is confirmed; does nothing where it is gone. */
    public void remove(Path entry) throws IOException {
        Files.deleteIfExists(entry);
        DurableFiles.syncDirectory(directory);
    }

    /** Size of the files that are queued, in bytes; a damaged entry counts for nothing. */
    public long bytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path entry : files.filter(UploadQueue::isEntry).toList()) {
                bytes += bytesOf(entry);
            }
        }
        return bytes;
    }

    private long bytesOf(Path entry) {
        try {
            return read(entry).bytes();
        } catch (IOException damagedOrGone) {
            return 0;
        }
    }

    /** Number of entries, held back or not. */
    public long size() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(UploadQueue::isEntry).count();
        }
    }

    /** The entry that has waited longest, held back or not. */
    public Optional<Path> oldest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(UploadQueue::isEntry).min(Comparator.naturalOrder());
        }
    }

    private static boolean isEntry(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) || name.endsWith(SUFFIX + HELD);
    }

    private static String value(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("path, bytes or rows is missing");
        }
        return value;
    }
}
