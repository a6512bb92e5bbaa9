package dev.hiveparquet.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes in bytes as people write them: {@code 128MiB}, {@code 64KiB}, {@code 10MB}, or a plain number of bytes.
 *
 * <p>{@code KiB}, {@code MiB}, {@code GiB} and {@code TiB} are powers of 1024, {@code KB}, {@code MB}, {@code GB} and
 * {@code TB} powers of 1000; case does not matter. A bare {@code K} or {@code M} is refused because it could be either.
 */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ?(B|[KMGT]i?B)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> BINARY = List.of("TiB", "GiB", "MiB", "KiB");
    private static final String PREFIXES = "kmgt";

    private ByteSize() {}

    /**
     * The number of bytes.
     *
     * @throws IllegalArgumentException if the text is no size, or one beyond {@link Long#MAX_VALUE}
     */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a size: " + Excerpt.of(text));
        }
        String unit = form.group(2);
        try {
            long number = Long.parseLong(form.group(1));
            return Math.multiplyExact(number, unit == null ? 1L : factor(unit.toLowerCase(Locale.ROOT)));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException("not a size below 8 EiB: " + Excerpt.of(text), tooLarge);
        }
    }

    /** The shortest exact spelling that {@link #parse} reads: {@code 128MiB}, {@code 1000000}. */
    public static String format(long bytes) {
        for (String unit : BINARY) {
            long factor = factor(unit.toLowerCase(Locale.ROOT));
            if (bytes >= factor && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return Long.toString(bytes);
    }

    private static long factor(String unit) {
        long base = unit.contains("i") ? 1024 : 1000;
        long factor = 1;
        for (int power = PREFIXES.indexOf(unit.charAt(0)); power >= 0; power--) {
            factor *= base;
        }
        return factor;
    }
}
