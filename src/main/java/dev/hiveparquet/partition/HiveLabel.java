package dev.hiveparquet.partition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

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
     * @throws IllegalArgumentException if it cannot; the message says why, as {@link #fault} does
     */
    public static String check(String label) {
        encode(label);
        return label;
    }

    /** What keeps a text from being a label, to be said behind it; null if nothing does. */
    public static @Nullable String fault(String label) {
        if (label.isEmpty()) {
            return "is empty";
        }
        if (label.equals(".") || label.equals("..") || label.equals(NULL_PARTITION)) {
            return "cannot name a directory";
        }
        if (label.codePoints().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        if (label.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return "is not valid Unicode";
        }
        int bytes = escape(label).length();
        int longest = MAX_SEGMENT_BYTES - KEY.length();
        return bytes > longest ? "is " + bytes + " bytes long once percent-encoded; the limit is " + longest : null;
    }

    /** The label, percent-encoded; {@link #fault} tells which labels are refused. */
    public static String encode(String label) {
        String fault = fault(label);
        if (fault != null) {
            String shown = label.length() > 60 ? label.substring(0, 60) + "..." : label;
            throw new IllegalArgumentException("source label \"" + shown.replaceAll("\\p{Cc}", "?") + "\" " + fault);
        }
        return escape(label);
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

    private static String escape(String label) {
        StringBuilder encoded = new StringBuilder(label.length());
        for (byte next : label.getBytes(StandardCharsets.UTF_8)) {
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
}
