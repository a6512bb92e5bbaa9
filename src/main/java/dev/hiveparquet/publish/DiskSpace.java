package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The high-water mark of the disk: reading waits while less than so much is free where the program writes, and goes on by
 * itself when there is room again. What is kept free is for what has been read already. Thread-safe.
 */
public final class DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    /** How much is free below a directory, in bytes. */
    @FunctionalInterface
    public interface FreeBytes {
        long of(Path directory) throws IOException;
    }

    private final List<Path> directories;
    private final long minFreeBytes;
    private final FreeBytes freeBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean waiting;
    private boolean stopped;

    public DiskSpace(List<Path> directories, long minFreeBytes, FreeBytes freeBytes) {
        this.directories = List.copyOf(directories);
        this.minFreeBytes = minFreeBytes;
        this.freeBytes = freeBytes;
    }

    /** Watches the file systems of these directories. */
    public static DiskSpace of(List<Path> directories, long minFreeBytes) throws IOException {
        Map<Path, FileStore> stores = new HashMap<>();
        for (Path directory : directories) {
            stores.put(directory, Files.getFileStore(directory));
        }
        return new DiskSpace(
                directories,
                minFreeBytes,
                directory -> Objects.requireNonNull(stores.get(directory)).getUsableSpace());
    }

    /**
     * Returns at once where there is room, else when there is.
     *
     * @throws CancellationException if the program stops while this waits: the block is not taken
     * @throws IOException if the disk cannot be asked
     */
    public void await() throws IOException, InterruptedException {
        Path full = fullDirectory();
        if (full == null) {
            return;
        }
        lock.lock();
        try {
            waiting = true;
            awaitRoomIn(full);
        } finally {
            waiting = false;
            lock.unlock();
        }
    }

    /** Whether reading waits for room. */
    public boolean isWaiting() {
        return waiting;
    }

    /** What is free on the fullest of the file systems, in bytes. */
    public long freeBytes() throws IOException {
        long least = Long.MAX_VALUE;
        for (Path directory : directories) {
            least = Math.min(least, freeBytes.of(directory));
        }
        return least;
    }

    /** Ends the waiting: the program stops. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoomIn(Path full) throws IOException, InterruptedException {
        long saidNanos = 0;
        for (Path still = full; still != null; still = fullDirectory()) {
            if (stopped) {
                throw new CancellationException("stopped while waiting for room in " + still);
            }
            if (saidNanos == 0 || System.nanoTime() - saidNanos > SAY_AGAIN.toNanos()) {
                LOG.warn(
                        "Reading waits: {} MiB are free in {}, less than the {} MiB of ingest.min-free-bytes",
                        freeBytes.of(still) >> 20,
                        still,
                        minFreeBytes >> 20);
                saidNanos = System.nanoTime();
            }
            long unused = stopping.awaitNanos(LOOK_AGAIN.toNanos());
        }
        LOG.info("Reading goes on: there is room again");
    }

    private @Nullable Path fullDirectory() throws IOException {
        for (Path directory : directories) {
            if (freeBytes.of(directory) < minFreeBytes) {
                return directory;
            }
        }
        return null;
    }
}
