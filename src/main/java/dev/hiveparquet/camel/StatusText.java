package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.TextTable;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.control.PublishedFile;
import dev.hiveparquet.control.Warnings;
import dev.hiveparquet.metrics.Totals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How a run is going, for people: what {@code ctl status} prints. */
final class StatusText {
    private static final int LONGEST_LIST = 5;
    private static final int LONGEST_TEXT = 300;

    private final Supplier<Settings> settings;
    private final Plant plant;
    private final Status status;

    StatusText(Supplier<Settings> settings, Plant plant, Status status) {
        this.settings = settings;
        this.plant = plant;
        this.status = status;
    }

    String now() {
        StringBuilder text = new StringBuilder();
        List<String> attention = status.attention();
        line(text, "state", attention.isEmpty() ? "all is well" : "look at this:");
        attention.forEach(each -> line(text, "", Excerpt.of(each, LONGEST_TEXT)));
        lines(text);
        feed(text);
        groups(text);
        line(
                text,
                "disk",
                Amounts.bytes(plant.storage().diskRoom().freeBytes()) + " free, journal "
                        + Amounts.bytes(plant.storage().diskRoom().journalBytes()));
        uploads(text);
        files(text);
        warnings(text);
        return text.toString();
    }

    private void lines(StringBuilder text) {
        Totals totals = plant.meters().totals();
        line(
                text,
                "lines",
                Amounts.count(totals.linesRead()) + " read, " + Amounts.count(totals.rowsWritten()) + " written, "
                        + Amounts.count(status.linesOpen()) + " in open groups, "
                        + Amounts.count(Math.round(plant.history().current())) + " a second");
    }

    private void feed(StringBuilder text) {
        TcpFeed feed = plant.tcpFeed();
        if (feed != null) {
            line(
                    text,
                    "feed",
                    settings.get().input().source() + ": " + feed.status().detail() + ", last byte "
                            + feed.status().silence().toSeconds() + " s ago");
        }
    }

    private void groups(StringBuilder text) {
        line(
                text,
                "groups",
                plant.openGroups().size() + " open, "
                        + Amounts.bytes(plant.openGroups().heldBytes()) + " of "
                        + Amounts.bytes(settings.get().groups().maxOpenBytes()) + ", the oldest for "
                        + plant.openGroups().oldestAge().toSeconds() + " s");
    }

    private void uploads(StringBuilder text) {
        if (settings.get().s3() != null) {
            line(
                    text,
                    "uploads",
                    Amounts.count(plant.meters().totals().filesUploaded(), "file") + " uploaded, "
                            + plant.storage().filesToUpload() + " waiting, the oldest for "
                            + (long) plant.storage().oldestUploadSeconds() + " s");
        }
    }

    private void files(StringBuilder text) {
        List<PublishedFile> files = plant.recentFiles().newestFirst();
        line(text, "files", Amounts.count(plant.meters().totals().filesPublished()) + " published");
        files.stream()
                .limit(LONGEST_LIST)
                .forEach(file -> line(
                        text,
                        "",
                        time(file.atMillis()) + " " + file.path() + ", " + Amounts.count(file.rows(), "row") + ", "
                                + file.cause()));
    }

    private void warnings(StringBuilder text) {
        List<Warnings.Entry> warnings = plant.warnings().newestFirst();
        line(text, "warnings", warnings.isEmpty() ? "none" : Amounts.count(warnings.size()) + ", the latest first");
        warnings.stream()
                .limit(LONGEST_LIST)
                .forEach(entry -> line(
                        text,
                        "",
                        time(entry.atMillis())
                                + (entry.times() > 1 ? " (" + entry.times() + " times) " : " ")
                                + Excerpt.of(entry.text(), LONGEST_TEXT)));
    }

    /** A table of the routes. */
    static String routes(List<Map<String, Object>> rows) {
        TextTable table = new TextTable("route", "state", ">exchanges", ">failed", ">inflight", ">mean");
        for (Map<String, Object> row : rows) {
            table.row(
                    String.valueOf(row.get("id")),
                    String.valueOf(row.get("state")),
                    row.getOrDefault("exchanges", "-"),
                    row.getOrDefault("failed", "-"),
                    row.getOrDefault("inflight", "-"),
                    row.get("meanMillis") != null ? row.get("meanMillis") + " ms" : "-");
        }
        return String.join("\n", table.lines()) + "\n";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-9s ", name)).append(value).append('\n');
    }
}
