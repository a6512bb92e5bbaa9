package dev.hiveparquet.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest that is being made. Not thread-safe. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes a text's UTF-8 form. */
    public void update(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the remaining bytes. */
    public void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /** The first bytes of the digest of all that was taken, in hex; ends it. */
    public String hex(int bytes) {
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }
}
