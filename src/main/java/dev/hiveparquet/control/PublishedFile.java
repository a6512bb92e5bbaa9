package dev.hiveparquet.control;

/**
 * A file that was published, as it is shown.
 *
 * @param atMillis when, in milliseconds since 1970-01-01T00:00:00Z
 * @param path below its root
 * @param quarantine whether it holds rejected lines
 * @param rows in it
 * @param bytes its size
 * @param cause what completed its group
 */
public record PublishedFile(long atMillis, String path, boolean quarantine, long rows, long bytes, String cause) {}
