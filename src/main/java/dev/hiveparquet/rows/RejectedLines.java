package dev.hiveparquet.rows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a quarantine file, in order. Not thread-safe. */
public interface RejectedLines extends Closeable {
    /** How quarantine files are opened. */
    @FunctionalInterface
    interface Opener {
        /** Opens a file, or throws an {@link IOException} naming it where it is no whole quarantine file. */
        RejectedLines open(Path file) throws IOException;
    }

    /** The next line, with bytes of its own, or null after the last; throws where the file is damaged. */
    @Nullable
    RejectedLine next() throws IOException;
}
