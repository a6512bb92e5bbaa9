package dev.hiveparquet.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 200ms}, {@code 10s}, {@code 5m}, {@code 1h30m}, {@code 7d}, or ISO 8601's {@code
 * PT5M}.
 *
 * <p>Whole milliseconds only. A number without a unit is refused: nobody can tell what it means.
 */
public final class Durations {
    private static final Pattern FORM = Pattern.compile(
            "(?=\\d)(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,12})m(?!s))?(?:(\\d{1,15})s)?(?:(\\d{1,18})ms)?");
    private static final TimeUnit[] UNITS = {
        TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.MINUTES, TimeUnit.SECONDS, TimeUnit.MILLISECONDS
    };
    private static final String[] SUFFIXES = {"d", "h", "m", "s", "ms"};

    private Durations() {}

    /**
     * The duration.
     *
     * @throws IllegalArgumentException if the text is no duration of whole milliseconds
     */
    public static Duration parse(String text) {
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : parseUnits(text);
            if (duration.toNanosPart() % 1_000_000 != 0) {
                throw new IllegalArgumentException("not whole milliseconds: " + Excerpt.of(text));
            }
            return Duration.ofMillis(duration.toMillis());
        } catch (ArithmeticException | DateTimeParseException e) {
            throw new IllegalArgumentException("not a duration: " + Excerpt.of(text), e);
        }
    }

    /** The shortest exact spelling that {@link #parse} reads, for whole milliseconds: {@code 1h30m}, {@code 200ms}. */
    public static String format(Duration duration) {
        long rest = duration.toMillis();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            long unit = UNITS[i].toMillis(1);
            if (rest / unit > 0) {
                text.append(rest / unit).append(SUFFIXES[i]);
                rest %= unit;
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration parseUnits(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a duration: " + Excerpt.of(text));
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String number = form.group(i + 1);
            if (number != null) {
                sum = sum.plus(Long.parseLong(number), UNITS[i].toChronoUnit());
            }
        }
        return sum;
    }
}
