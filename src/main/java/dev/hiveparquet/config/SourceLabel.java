package dev.hiveparquet.config;

import java.nio.charset.StandardCharsets;

/** Rules for source labels, which become directory names: {@code source=<label>}, percent-encoded byte by byte. */
final class SourceLabel {
    private static final int SEGMENT_LIMIT = 255;
    private static final int LABEL_LIMIT = SEGMENT_LIMIT - "source=".length();

    private SourceLabel() {}

    /** The label as it is, if a directory can be named after it. */
    static String checked(String raw) {
        Texts.notEmpty(raw);
        Texts.noControlCharacters(raw);
        if (raw.equals(".") || raw.equals("..")) {
            throw new IllegalArgumentException("cannot name a directory");
        }
        if (raw.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("is not valid Unicode");
        }
        if (encodedLength(raw) > LABEL_LIMIT) {
            throw new IllegalArgumentException(
                    "is " + encodedLength(raw) + " bytes long once percent-encoded; the limit is " + LABEL_LIMIT);
        }
        return raw;
    }

    private static int encodedLength(String raw) {
        int length = 0;
        for (byte b : raw.getBytes(StandardCharsets.UTF_8)) {
            boolean asIs =
                    (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || "-._".indexOf(b) >= 0;
            length += asIs ? 1 : 3;
        }
        return length;
    }
}
