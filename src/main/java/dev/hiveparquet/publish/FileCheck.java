package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a closed file's footer back. */
@FunctionalInterface
public interface FileCheck {
    /** Number of rows that the file says it has; an {@link IOException} naming it where it is no whole file. */
    long rows(Path file) throws IOException;
}
