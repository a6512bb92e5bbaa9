package dev.hiveparquet.cli;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them, rounded. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** {@code 0 B}, {@code 1023 B}, {@code 1.5 MiB}. */
    public static String bytes(long bytes) {
        int unit = 0;
        double amount = bytes;
        while (amount >= 1023.95 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 0.25 s}, {@code 59.99 s}, {@code 1m 05s}, {@code 26h 03m 07s}. */
    public static String elapsed(Duration duration) {
        if (duration.toSeconds() < 60) {
            long hundredths = duration.toMillis() / 10;
            return String.format(Locale.ROOT, "%.2f s", hundredths / 100.0);
        }
        String tail = String.format(Locale.ROOT, "%02ds", duration.toSecondsPart());
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%dh %02dm %s", duration.toHours(), duration.toMinutesPart(), tail)
                : String.format(Locale.ROOT, "%dm %s", duration.toMinutesPart(), tail);
    }
}
