package dev.hiveparquet.profile;

import java.io.IOException;
import java.nio.file.Path;

/** What is being recorded about this process until it is saved. */
interface Recording {
    /**
     * Ends it, and writes what there is.
     *
     * @throws IOException naming the file, if it cannot be written; the recording is lost then
     */
    void save(Path file) throws IOException;
}
