package dev.hiveparquet.config;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A value as a message may show it: at most 80 characters, nothing in it that could move a terminal's cursor or forge a line
 * of a log.
 */
public final class Excerpt {
    /** The most characters of a value that a message shows. */
    static final int LIMIT = 80;

    private Excerpt() {}

    /** The text, shortened to 80 characters, with control and format characters and lone surrogates as {@code \\uXXXX}. */
    public static String of(String text) {
        return of(text, LIMIT);
    }

    /** The same, shortened to another number of characters. */
    public static String of(String text, int limit) {
        StringBuilder shown = new StringBuilder();
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            String next = escaped(codePoint);
            int room = index + Character.charCount(codePoint) == text.length() ? limit : limit - 1;
            if (shown.length() + next.length() > room) {
                return shown.append('…').toString();
            }
            shown.append(next);
            index += Character.charCount(codePoint);
        }
        return shown.toString();
    }

    /** The whole text, with control and format characters and lone surrogates as {@code \\uXXXX}. */
    public static String escape(String text) {
        return text.codePoints().mapToObj(Excerpt::escaped).collect(Collectors.joining());
    }

    private static String escaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format(Locale.ROOT, "\\u%04x", codePoint);
            default -> Character.toString(codePoint);
        };
    }
}
