package dev.hiveparquet.publish;

/**
 * A published file that is not known to be in S3.
 *
 * @param path relative to the root of the published tree, and the end of the object's key
 * @param bytes its size
 * @param rows its rows
 */
public record UploadEntry(String path, long bytes, long rows) {
    public UploadEntry {
        RelativePath.check(path);
        if (bytes < 0 || rows < 0) {
            throw new IllegalArgumentException("upload of " + path + " has " + bytes + " bytes and " + rows + " rows");
        }
    }
}
