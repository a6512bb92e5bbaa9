package dev.hiveparquet.journal;

/**
 * What an input file held when it was last looked at, by which it is known again, also when it has grown.
 *
 * @param originId the origin that its rows have
 * @param key device and inode, as the file system names them
 * @param bytes how much of it, from its beginning on
 * @param samples digest of samples of these bytes
 * @param carry what the parser carried out of them, opaque here; empty while they are being read
 */
public record FileContent(String originId, String key, long bytes, String samples, String carry) {
    public FileContent {
        if (bytes < 0) {
            throw new IllegalArgumentException("size of a file must not be negative: " + bytes);
        }
    }
}
