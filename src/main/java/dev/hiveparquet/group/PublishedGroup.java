package dev.hiveparquet.group;

import dev.hiveparquet.journal.Commit;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What has become of a group.
 *
 * @param file the published file
 * @param commit what the ledger says of it
 * @param cause what completed the group
 * @param elapsed from the group's opening to its file's name
 */
public record PublishedGroup(Path file, Commit commit, CompletionCause cause, Duration elapsed) {}
