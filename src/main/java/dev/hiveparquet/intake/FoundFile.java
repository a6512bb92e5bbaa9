package dev.hiveparquet.intake;

import java.nio.file.Path;

/**
 * An input file of which there is something to read.
 *
 * @param stat what the file system said of it
 * @param saidAtMillis when it did, in milliseconds since 1970-01-01T00:00:00Z
 * @param start where it is to be begun
 */
record FoundFile(Path path, FileStat stat, long saidAtMillis, FileStart start) {}
