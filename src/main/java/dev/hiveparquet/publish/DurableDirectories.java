package dev.hiveparquet.publish;

import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The directories that this process has made durable. One that is merely there may be the leftover of a process that died, or
 * of a sync that failed, and would go with all its files when the power does.
 *
 * <p>Remembers so many and no more; one that is forgotten is synced again. Thread-safe.
 */
final class DurableDirectories {
    private static final int REMEMBERED = 4096;

    private final Set<Path> durable = new LinkedHashSet<>();

    /** Makes a directory durable in its parent, unless that was done. */
    void ensure(Path directory) throws IOException {
        // Not under the lock: what two threads sync at once, the file system does together.
        if (!contains(directory)) {
            DurableFiles.syncDirectory(DurableFiles.directoryOf(directory));
            remember(directory);
        }
    }

    synchronized boolean contains(Path directory) {
        return durable.contains(directory);
    }

    /** The directory is gone: what is remembered was of that one, and not of another that takes its place. */
    synchronized void forget(Path directory) {
        durable.remove(directory);
    }

    private synchronized void remember(Path directory) {
        if (durable.size() >= REMEMBERED) {
            durable.remove(durable.iterator().next());
        }
        durable.add(directory);
    }
}
