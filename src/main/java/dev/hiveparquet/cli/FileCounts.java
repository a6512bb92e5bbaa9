package dev.hiveparquet.cli;

/**
 * Files and their sizes together.
 *
 * @param bytes of the Parquet files
 */
public record FileCounts(long files, long bytes) {
    @Override
    public String toString() {
        return Amounts.count(files, "file") + ", " + Amounts.bytes(bytes);
    }
}
