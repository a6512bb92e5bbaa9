package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;

/**
 * What is recorded of an input file before it is read.
 *
 * @param origin as the configuration has it now
 * @param receivedAtMicros the arrival time of all its lines, if it is seen for the first time
 * @param maxLineBytes which of its lines are too long to be rows, if it is seen for the first time
 * @param from where it begins; not its beginning where it has grown since it was published
 * @param content what it holds, by which it is known again
 */
public record BegunFile(Origin origin, long receivedAtMicros, int maxLineBytes, Checkpoint from, FileContent content) {}
