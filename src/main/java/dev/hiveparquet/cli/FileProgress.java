package dev.hiveparquet.cli;

/**
 * How far a run over files has come.
 *
 * @param bytesRead of the files as they lie on disk, those of earlier runs included
 * @param bytesTotal of all the files, or 0 where it is not known
 * @param linesPerSecond at present
 * @param bytesPerSecond at present, of the files as they lie on disk
 */
public record FileProgress(long bytesRead, long bytesTotal, double linesPerSecond, double bytesPerSecond) {}
