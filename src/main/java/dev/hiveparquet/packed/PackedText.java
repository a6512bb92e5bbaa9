package dev.hiveparquet.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Texts as bytes, and back, exactly: digests, times and other runs of hex digits take half a byte for each digit. Equal texts have
 * equal bytes, and no text's bytes are the beginning of another's.
 */
final class PackedText {
    /** Ends a text. */
    private static final int END = 0x80;
    /** Two bytes follow that are a character beyond ASCII. */
    private static final int WIDE = 0x81;
    /** And the number of digits, two of which share each of the bytes that follow. */
    private static final int DIGITS = 0x80;

    private static final int LEAST_DIGITS = 4;
    private static final int MOST_DIGITS = 0x7f;
    private static final int LIKELY_LENGTH = 64;

    private PackedText() {}

    /** The bytes of texts, one behind the other. */
    static byte[] pack(String... texts) {
        int most = 0;
        for (String text : texts) {
            most = Math.addExact(most, Math.multiplyExact(3, text.length()) + 1);
        }
        byte[] bytes = new byte[most];
        int end = 0;
        for (String text : texts) {
            end = pack(text, bytes, end);
        }
        return Arrays.copyOf(bytes, end);
    }

    /** The texts of bytes that {@link #pack} made. */
    static List<String> unpack(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(LIKELY_LENGTH);
        for (int at = 0; at < bytes.length; ) {
            int next = bytes[at++] & 0xff;
            if (next < 0x80) {
                text.append((char) next);
            } else if (next == END) {
                texts.add(text.toString());
                text.setLength(0);
            } else if (next == WIDE) {
                text.append((char) (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff)));
                at += 2;
            } else {
                at = digits(bytes, at, next - DIGITS, text);
            }
        }
        return texts;
    }

    /** How many of these bytes are the first text's. */
    static int firstLength(byte[] bytes) {
        int at = 0;
        for (int next = bytes[at++] & 0xff; next != END; next = bytes[at++] & 0xff) {
            if (next == WIDE) {
                at += 2;
            } else if (next > WIDE) {
                at += bytes(next - DIGITS);
            }
        }
        return at;
    }

    private static int pack(String text, byte[] bytes, int start) {
        int end = start;
        for (int at = 0; at < text.length(); ) {
            int digits = digits(text, at);
            if (digits >= LEAST_DIGITS) {
                end = packDigits(text, at, digits, bytes, end);
                at += digits;
            } else {
                end = pack(text.charAt(at++), bytes, end);
            }
        }
        bytes[end] = (byte) END;
        return end + 1;
    }

    private static int packDigits(String text, int from, int digits, byte[] bytes, int start) {
        bytes[start] = (byte) (DIGITS + digits);
        for (int i = 0; i < digits; i++) {
            int digit = HexFormat.fromHexDigit(text.charAt(from + i));
            bytes[start + 1 + i / 2] |= (byte) (i % 2 == 0 ? digit << 4 : digit);
        }
        return start + 1 + bytes(digits);
    }

    private static int pack(char c, byte[] bytes, int start) {
        int end = start;
        if (c >= 0x80) {
            bytes[end++] = (byte) WIDE;
            bytes[end++] = (byte) (c >> 8);
        }
        bytes[end++] = (byte) c;
        return end;
    }

    /** How many bytes hold so many digits. */
    private static int bytes(int digits) {
        return (digits + 1) / 2;
    }

    /** How many characters from there on are hex digits of lower case. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < MOST_DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static int digits(byte[] bytes, int start, int digits, StringBuilder text) {
        for (int i = 0; i < digits; i++) {
            int both = bytes[start + i / 2];
            text.append(Character.forDigit((i % 2 == 0 ? both >> 4 : both) & 0xf, 16));
        }
        return start + bytes(digits);
    }
}
