package dev.hiveparquet.cli;

import dev.hiveparquet.config.Excerpt;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last thing that a run says.
 *
 * @param uploads null where no bucket is given
 * @param segmentsLeft journal segments of an earlier run that the stop came before; the next start replays them
 * @param notDone what could not be done, each with its reason; empty when all is well
 */
public record Summary(
        LineCounts lines,
        FileCounts published,
        @Nullable Uploads uploads,
        int segmentsLeft,
        Duration elapsed,
        List<String> notDone) {

    /**
     * What became of published files.
     *
     * @param done confirmed in S3
     * @param left on disk, for the next start
     */
    public record Uploads(FileCounts done, FileCounts left) {}

    public Summary {
        notDone = List.copyOf(notDone);
    }

    /** The exit code that the summary stands for. */
    public int exitCode() {
        return notDone.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The text, a line for each thing, each ended by a newline. */
    public String render() {
        StringBuilder text = new StringBuilder();
        line(text, "read", Amounts.count(lines.read(), "line"));
        line(text, "written", Amounts.count(lines.written(), "line"));
        line(text, "quarantined", Amounts.count(lines.quarantined(), "line"));
        line(text, "dropped", Amounts.count(lines.droppedInAll(), "line") + reasons());
        if (lines.toPublish() > 0) {
            line(text, "to publish", Amounts.count(lines.toPublish(), "line"));
        }
        line(text, "published", published.toString());
        if (uploads != null) {
            line(text, "uploaded", uploads.done().toString());
            line(text, "to upload", uploads.left().toString());
        }
        if (segmentsLeft > 0) {
            line(text, "to replay", Amounts.count(segmentsLeft, "journal segment"));
        }
        line(text, "elapsed", Amounts.elapsed(elapsed) + rate());
        notDone.forEach(each -> line(text, "not done", Excerpt.escape(each)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s ", name)).append(value).append('\n');
    }

    private String reasons() {
        if (lines.dropped().isEmpty()) {
            return "";
        }
        return lines.dropped().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Amounts.count(entry.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private String rate() {
        double seconds = elapsed.toMillis() / 1000.0;
        return seconds < 0.001 ? "" : ", " + Amounts.count(Math.round(lines.read() / seconds)) + " lines/s";
    }
}
