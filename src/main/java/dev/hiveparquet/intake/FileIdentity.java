package dev.hiveparquet.intake;

import dev.hiveparquet.publish.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What makes an input file the same file: device and inode, and what it holds. A name does not, so a renamed file is known
 * and two paths to one file are one; neither do times, so a file that was only touched is the same.
 *
 * <p>What it holds is told by its size and by samples of 4 KiB, some 256 of them from its beginning to its end, which are all
 * of it up to 1 MiB.
 *
 * @param key device and inode, as the file system names them
 * @param bytes size
 * @param samples digest of the samples, in hex
 */
record FileIdentity(String key, long bytes, String samples) {
    private static final int SAMPLES = 256;
    private static final int SAMPLE_BYTES = 4096;
    private static final int DIGEST_BYTES = 16;

    /**
     * The identity of a file as it is now.
     *
     * @throws IOException if it cannot be read
     */
    static FileIdentity of(Path file) throws IOException {
        return ofFirst(Files.size(file), file);
    }

    /** The identity of a file that ends after so many bytes. */
    static FileIdentity ofFirst(long bytes, Path file) throws IOException {
        String key = String.valueOf(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        try (FileChannel channel = FileChannel.open(file)) {
            return of(key, bytes, FileBytes.of(channel));
        }
    }

    /** The identity of a file of this key that ends after so many bytes. */
    static FileIdentity of(String key, long bytes, FileBytes content) throws IOException {
        return new FileIdentity(key, bytes, samples(content, bytes));
    }

    /** An id for the file's origin, unlike that of any other file, and of the file when it held something else. */
    String originId() {
        Sha256 digest = new Sha256();
        digest.update(key + " " + bytes + " " + samples);
        return "file-" + digest.hex(DIGEST_BYTES);
    }

    /** Whether a file that was as this says is now the given one, unchanged or with more behind it. */
    boolean isBeginningOf(FileIdentity now, FileBytes content) throws IOException {
        return key.equals(now.key) && now.beginsWith(bytes, samples, content);
    }

    /** Whether the first bytes of the file, which this is the identity of, have these samples. */
    boolean beginsWith(long firstBytes, String itsSamples, FileBytes content) throws IOException {
        return firstBytes <= bytes && itsSamples.equals(firstBytes == bytes ? samples : samples(content, firstBytes));
    }

    /**
     * The samples of the first bytes of a file, which depend on nothing behind them. Each is told by two checksums, which the
     * processor computes, since of many small files all bytes are among the samples.
     */
    private static String samples(FileBytes content, long bytes) throws IOException {
        Sha256 digest = new Sha256();
        long last = Math.max(0, bytes - SAMPLE_BYTES);
        long step = Math.max(SAMPLE_BYTES, last / SAMPLES);
        for (long at = 0; at < last; at += step) {
            digest.update(checksums(content.read(at, Math.min(at + SAMPLE_BYTES, bytes))));
        }
        digest.update(checksums(content.read(last, bytes)));
        return digest.hex(DIGEST_BYTES);
    }

    private static ByteBuffer checksums(ByteBuffer sample) {
        CRC32C castagnoli = new CRC32C();
        CRC32 usual = new CRC32();
        castagnoli.update(sample.duplicate());
        usual.update(sample);
        return ByteBuffer.allocate(Long.BYTES)
                .putInt((int) castagnoli.getValue())
                .putInt((int) usual.getValue())
                .flip();
    }
}
