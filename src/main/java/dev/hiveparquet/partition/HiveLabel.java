package dev.hiveparquet.partition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A feed's label as the first segment of a Hive path.
 *
 * <p>Letters, digits, {@code -}, {@code _}, {@code .} and {@code ~} of ASCII stand for themselves; every other byte of the
 * label's UTF-8 form is written {@code %XX} (RFC 3986, section 2.1, in upper case), so that no label leads out of its
 * directory and each has one spelling only. Refused are labels that are empty, {@code .} or {@code ..}, hold control
 * characters or half a surrogate pair, that Hive would read as null, or whose segment is longer than {@value
 * #MAX_SEGMENT_BYTES} bytes, the most that file systems take.
 */
public final class HiveLabel {
    static final int MAX_SEGMENT_BYTES = 255;

    private static final String KEY = "source=";
    private static final String NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HiveLabel() {}

    /**
     * The label itself, if it can be one.
     *
     * @throws IllegalArgumentException if it cannot; the message says what would be right
     */
    public static String check(String label) {
        encode(label);
        return label;
    }

    /** The label, percent-encoded; {@link #check} tells which labels are refused. */
    public static String encode(String label) {
        if (label.isEmpty() || label.equals(".") || label.equals("..") || label.equals(NULL_PARTITION)) {
            throw refused(label, "must be a name, neither empty nor ., .. or " + NULL_PARTITION);
        }
        if (label.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(label, "must be free of control characters");
        }
        String encoded = escape(utf8(label));
        int longest = MAX_SEGMENT_BYTES - KEY.length();
        if (encoded.length() > longest) {
            throw refused(
                    label,
                    "must not take more than " + longest + " bytes percent-encoded; it takes " + encoded.length());
        }
        return encoded;
    }

    /** The path segment that the label makes, {@code source=<encoded label>}. */
    public static String segment(String label) {
        return KEY + encode(label);
    }

    /**
     * The label that {@link #encode} made this of.
     *
     * @throws IllegalArgumentException if it made it of none
     */
    public static String decode(String encoded) {
        String label = unescape(encoded);
        if (!encode(label).equals(encoded)) {
            throw new IllegalArgumentException("\"" + encoded + "\" is not how a source label is encoded");
        }
        return label;
    }

    private static String escape(ByteBuffer bytes) {
        StringBuilder encoded = new StringBuilder(bytes.remaining());
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (isUnreserved(next)) {
                encoded.append((char) next);
            } else {
                encoded.append('%').append(HEX.toHexDigits(next));
            }
        }
        return encoded.toString();
    }

    private static String unescape(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char next = encoded.charAt(i);
            if (next != '%') {
                bytes.write(next);
            } else if (i + 2 < encoded.length()) {
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                throw new IllegalArgumentException("\"" + encoded + "\" ends within a %XX");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "-_.~".indexOf(b) >= 0;
    }

    private static ByteBuffer utf8(String label) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(label));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("source label must be whole Unicode: half a surrogate pair in it", e);
        }
    }

    private static IllegalArgumentException refused(String label, String rule) {
        String shown = label.length() > 60 ? label.substring(0, 60) + "..." : label;
        String printable = shown.replaceAll("\\p{Cc}", "?");
        return new IllegalArgumentException("source label \"" + printable + "\" " + rule);
    }
}
