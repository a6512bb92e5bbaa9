package dev.hiveparquet.preview;

import dev.hiveparquet.group.CompletionCause;

/**
 * A file that a run would publish.
 *
 * @param partition its directory, {@code quarantine/} before it where it holds rejected lines
 * @param rows in it
 * @param bytes its size, without what its footer says of its origin
 * @param cause what would complete its group
 */
record PlannedFile(String partition, long rows, long bytes, CompletionCause cause) {}
