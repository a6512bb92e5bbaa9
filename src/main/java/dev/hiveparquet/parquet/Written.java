package dev.hiveparquet.parquet;

/**
 * What a finished file holds.
 *
 * @param rows number of rows
 * @param bytes size of the file
 */
public record Written(long rows, long bytes) {}
