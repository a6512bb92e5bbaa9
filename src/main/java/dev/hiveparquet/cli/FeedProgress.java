package dev.hiveparquet.cli;

/**
 * How a run over a feed is going.
 *
 * @param lines received since the start
 * @param linesPerSecond at present
 * @param openGroups groups not completed yet
 * @param filesToUpload published and not confirmed in S3
 */
public record FeedProgress(long lines, double linesPerSecond, int openGroups, long filesToUpload) {}
