package dev.hiveparquet.cli;

import java.time.Duration;
import java.util.Locale;

/** One line of text, without an end, on how a run is going. */
public final class ProgressLine {
    private static final long MAX_ETA_SECONDS = 100L * 3600;

    private ProgressLine() {}

    /** {@code 1.2 GiB of 3.4 GiB  35%  1,234,567 lines/s  1m 12s left}. */
    public static String of(FileProgress progress) {
        String rate = "  " + rate(progress.linesPerSecond());
        long total = progress.bytesTotal();
        if (total <= 0) {
            return Amounts.bytes(progress.bytesRead()) + rate;
        }
        long read = Math.min(progress.bytesRead(), total);
        int percent = (int) Math.floor(100.0 * read / total);
        return String.format(Locale.ROOT, "%s of %s  %d%%", Amounts.bytes(read), Amounts.bytes(total), percent)
                + rate
                + left(total - read, progress.bytesPerSecond());
    }

    /** {@code 123,456 lines  87 lines/s  3 open groups  2 files to upload}. */
    public static String of(FeedProgress progress) {
        return String.join(
                "  ",
                Amounts.count(progress.lines(), "line"),
                rate(progress.linesPerSecond()),
                Amounts.count(progress.openGroups(), "open group"),
                Amounts.count(progress.filesToUpload(), "file") + " to upload");
    }

    private static String rate(double linesPerSecond) {
        return Amounts.count(Math.round(linesPerSecond)) + " lines/s";
    }

    private static String left(long bytes, double bytesPerSecond) {
        double seconds = bytes / bytesPerSecond;
        if (bytes == 0 || !(seconds <= MAX_ETA_SECONDS)) {
            return "";
        }
        long whole = Math.max(1, (long) Math.ceil(seconds));
        return "  " + (whole < 60 ? whole + " s" : Amounts.elapsed(Duration.ofSeconds(whole))) + " left";
    }
}
