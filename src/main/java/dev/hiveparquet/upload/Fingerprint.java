package dev.hiveparquet.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file and its object are compared by. MD5 guards no secret here: it is what every store can check an object against,
 * and what an entity tag is made of.
 *
 * @param bytes size
 * @param md5 of the content, in lower-case hex
 * @param tag the entity tag of its object: the MD5, or for one that went up in parts the MD5 of the parts' MD5s, a dash and
 *     their number
 */
public record Fingerprint(long bytes, String md5, String tag) {
    private static final int CHUNK_BYTES = 64 << 10;
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{32}(-\\d{1,5})?");

    /** What a comparison says. */
    public enum Verdict {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    /**
     * Reads a file from beginning to end.
     *
     * @param partBytes a file of this size or more goes up in parts of this size
     */
    public static Fingerprint of(Path file, long partBytes) throws IOException {
        long bytes = Files.size(file);
        MessageDigest whole = newMd5();
        try (InputStream in = Files.newInputStream(file)) {
            if (bytes < partBytes) {
                digest(in, bytes, whole, whole);
                String md5 = hex(whole.digest());
                return new Fingerprint(bytes, md5, md5);
            }
            MessageDigest tags = newMd5();
            int parts = 0;
            for (long at = 0; at < bytes; at += partBytes) {
                MessageDigest part = newMd5();
                digest(in, Math.min(partBytes, bytes - at), whole, part);
                tags.update(part.digest());
                parts++;
            }
            return new Fingerprint(bytes, hex(whole.digest()), hex(tags.digest()) + "-" + parts);
        }
    }

    private static void digest(InputStream in, long bytes, MessageDigest whole, MessageDigest part) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (long left = bytes; left > 0; ) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("the file became " + left + " bytes shorter while it was read");
            }
            whole.update(chunk, 0, read);
            if (part != whole) {
                part.update(chunk, 0, read);
            }
            left -= read;
        }
    }

    /** The MD5 as requests carry it. */
    public String md5Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
    }

    /**
     * Compares with an entity tag, which must not be that of an object that the store encrypted with a key of its keeping:
     * such a tag looks the same and says nothing. Nothing follows from the tag of another number of parts either.
     */
    public Verdict compareTag(String entityTag) {
        String bare = entityTag.replace("\"", "").toLowerCase(Locale.ROOT);
        boolean comparable = TAG.matcher(bare).matches() && parts(bare).equals(parts(tag));
        if (!comparable) {
            return Verdict.UNKNOWN;
        }
        return bare.equals(tag) ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static String parts(String tag) {
        return tag.substring(Math.min(32, tag.length()));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
