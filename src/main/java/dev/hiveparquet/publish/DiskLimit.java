package dev.hiveparquet.publish;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A bound on what the program takes of the disk: reading waits while it is reached. Thread-safe. */
@FunctionalInterface
public interface DiskLimit {
    /**
     * Looks whether the bound is reached.
     *
     * @return null where there is room, else why reading has to wait: the figures, and the key that sets the bound
     * @throws IOException if the disk cannot be asked
     */
    @Nullable
    String reached() throws IOException;
}
