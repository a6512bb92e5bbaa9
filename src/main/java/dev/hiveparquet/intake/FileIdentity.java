package dev.hiveparquet.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes an input file the same file: device and inode, size, and its first and last 4 KiB. A name does not, so a
 * renamed file is known and two paths to one file are one; a file that has changed is another.
 */
final class FileIdentity {
    private static final int EDGE_BYTES = 4096;
    private static final int ID_BYTES = 16;

    private FileIdentity() {}

    /**
     * The identity as an origin's id.
     *
     * @throws IOException if the file cannot be read
     */
    static String originId(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        MessageDigest digest = sha256();
        digest.update((attributes.fileKey() + " " + attributes.size() + " ").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file)) {
            update(digest, channel, 0);
            update(digest, channel, Math.max(0, attributes.size() - EDGE_BYTES));
        }
        return "file-" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static void update(MessageDigest digest, FileChannel channel, long position) throws IOException {
        ByteBuffer edge = ByteBuffer.allocate(EDGE_BYTES);
        int read = 0;
        while (edge.hasRemaining() && read >= 0) {
            read = channel.read(edge, position + edge.position());
        }
        digest.update(edge.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
