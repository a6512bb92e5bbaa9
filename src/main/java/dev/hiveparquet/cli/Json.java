package dev.hiveparquet.cli;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON text (RFC 8259), in one line: maps, iterables, strings, numbers, booleans and null; anything else as the
 * string that it renders itself as. Numbers that JSON has no word for, such as NaN, are null.
 */
public final class Json {
    private Json() {}

    /** The text of a value. */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            object(text, map);
        } else if (value instanceof Iterable<?> values) {
            array(text, values);
        } else if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Number number) {
            boolean finite = Double.isFinite(number.doubleValue());
            text.append(finite ? number.toString() : "null");
        } else {
            string(text, value.toString());
        }
    }

    private static void object(StringBuilder text, Map<?, ?> map) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<?, ?> entry = each.next();
            string(text, String.valueOf(entry.getKey()));
            text.append(':');
            append(text, entry.getValue());
            text.append(each.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private static void array(StringBuilder text, Iterable<?> values) {
        text.append('[');
        for (Iterator<?> each = values.iterator(); each.hasNext(); ) {
            append(text, each.next());
            text.append(each.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static void string(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> character(text, c);
            }
        }
        text.append('"');
    }

    /** Control characters must be escaped; so are those that end a line in a terminal or a script, and lone surrogates. */
    private static void character(StringBuilder text, char c) {
        boolean plain = (c >= ' ' && c < 0x7f) || (c > 0xa0 && c != '\u2028' && c != '\u2029');
        text.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
}
