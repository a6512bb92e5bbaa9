package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The high-water mark of the disks: so much stays free where the program writes, for what has been read already.
 * Thread-safe.
 */
public final class FreeSpace implements DiskLimit {
    /** How much is free below a directory, in bytes. */
    @FunctionalInterface
    public interface FreeBytes {
        long of(Path directory) throws IOException;
    }

    private final List<Path> directories;
    private volatile long minFreeBytes;
    private final FreeBytes freeBytes;

    public FreeSpace(List<Path> directories, long minFreeBytes, FreeBytes freeBytes) {
        this.directories = List.copyOf(directories);
        this.minFreeBytes = minFreeBytes;
        this.freeBytes = freeBytes;
    }

    /** Watches the file systems of these directories; 0 bytes are always free. */
    public static FreeSpace of(List<Path> directories, long minFreeBytes) throws IOException {
        Map<Path, FileStore> stores = new HashMap<>();
        for (Path directory : directories) {
            stores.put(directory, Files.getFileStore(directory));
        }
        return new FreeSpace(
                directories,
                minFreeBytes,
                directory -> Objects.requireNonNull(stores.get(directory)).getUsableSpace());
    }

    /** Sets another high-water mark, which holds from the next look on. */
    public void minFreeBytes(long bytes) {
        minFreeBytes = bytes;
    }

    /** What is free on the fullest of the file systems, in bytes. */
    public long leastFreeBytes() throws IOException {
        long least = Long.MAX_VALUE;
        for (Path directory : directories) {
            least = Math.min(least, freeBytes.of(directory));
        }
        return least;
    }

    @Override
    public @Nullable String reached() throws IOException {
        for (Path directory : directories) {
            long free = freeBytes.of(directory);
            if (free < minFreeBytes) {
                return free / (1 << 20) + " MiB are free in " + directory + ", less than the "
                        + minFreeBytes / (1 << 20) + " MiB of ingest.min-free-bytes";
            }
        }
        return null;
    }
}
