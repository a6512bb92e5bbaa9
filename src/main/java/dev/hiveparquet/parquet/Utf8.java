package dev.hiveparquet.parquet;

/** UTF-8 as Unicode defines it (table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes are well-formed. */
    static boolean valid(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end) {
            if (i + Long.BYTES <= end && (LittleEndian.getLong(bytes, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int sequence = sequence(bytes, i, end);
                if (sequence == 0) {
                    return false;
                }
                i += sequence;
            }
        }
        return true;
    }

    /** Bytes that {@link #putLatin1} writes. */
    static int latin1Length(byte[] bytes, int from, int length) {
        int more = 0;
        for (int i = from; i < from + length; i++) {
            more += (bytes[i] & 0x80) >>> 7;
        }
        return Math.addExact(length, more);
    }

    /** Writes the bytes, taken as ISO-8859-1, as UTF-8. */
    static void putLatin1(byte[] bytes, int from, int length, byte[] target, int at) {
        int out = at;
        for (int i = from; i < from + length; i++) {
            int c = bytes[i] & 0xff;
            if (c < 0x80) {
                target[out++] = (byte) c;
            } else {
                target[out++] = (byte) (0xc0 | (c >>> 6));
                target[out++] = (byte) (0x80 | (c & 0x3f));
            }
        }
    }

    /** Length of the well-formed sequence that begins at {@code i}, or 0. */
    private static int sequence(byte[] bytes, int i, int end) {
        int lead = bytes[i] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > end || !second(lead, bytes[i + 1] & 0xff)) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean second(int lead, int c) {
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return c >= low && c <= high;
    }
}
