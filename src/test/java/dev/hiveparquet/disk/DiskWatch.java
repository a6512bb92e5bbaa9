package dev.hiveparquet.disk;

import java.io.IOException;

/** Told of each change on a {@link WatchedDisk}: may forbid it, or end everything there. Thread-safe. */
public interface DiskWatch {
    /** The change is about to be made; an exception takes its place. */
    void before(DiskOperation operation) throws IOException;

    /** The change was made. */
    default void after(DiskOperation operation) throws IOException {}
}
