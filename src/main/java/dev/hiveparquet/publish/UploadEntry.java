package dev.hiveparquet.publish;

import dev.hiveparquet.partition.Table;

/**
 * A published file that is not known to be in S3.
 *
 * @param path relative to the root of that tree, and the end of the object's key
 * @param bytes its size
 * @param rows its rows
 * @param table whose tree it is in
 */
public record UploadEntry(String path, long bytes, long rows, Table table) {
    public UploadEntry {
        RelativePath.check(path);
        if (bytes < 0 || rows < 0) {
            throw new IllegalArgumentException("upload of " + path + " has " + bytes + " bytes and " + rows + " rows");
        }
    }

    /** A file of lines. */
    public UploadEntry(String path, long bytes, long rows) {
        this(path, bytes, rows, Table.LINES);
    }
}
