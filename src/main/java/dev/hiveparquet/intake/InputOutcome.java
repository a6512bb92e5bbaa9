package dev.hiveparquet.intake;

import java.nio.file.Path;

/** Hears what becomes of each input file. */
interface InputOutcome {
    /** There is nothing to read of a file of this size. */
    void passedOver(long bytes);

    /** A file is being read from this offset on. */
    void begun(long offset);

    /** A file is read to its end, and all its rows are with their groups. */
    void read();

    /** A file could not be read, or not to its end. */
    void failed(Path path, String reason);

    /** No file is left to read. */
    void allRead();
}
