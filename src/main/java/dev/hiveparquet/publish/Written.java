package dev.hiveparquet.publish;

/**
 * What a {@link FileWriter} wrote.
 *
 * @param rows number of rows
 * @param bytes size of the file
 */
public record Written(long rows, long bytes) {}
