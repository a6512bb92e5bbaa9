package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.TcpSettings;
import dev.hiveparquet.control.PublishedFile;
import dev.hiveparquet.control.RateHistory;
import dev.hiveparquet.control.Warnings;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.metrics.Totals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a run is going, as one value: what {@code ctl status --json} and {@code /status.json} show. Sizes in bytes, times in
 * milliseconds since 1970-01-01T00:00:00Z, ages in seconds. Thread-safe.
 */
final class Status {
    private static final int LONGEST_LIST = 20;
    private static final Duration UPLOAD_LATE = Duration.ofSeconds(60);

    private final Supplier<Settings> settings;
    private final Plant plant;
    private final RouteTable routes;
    private final Clock clock;
    private final long startedMillis;
    private volatile String phase = "running";

    Status(Supplier<Settings> settings, Plant plant, RouteTable routes, Clock clock) {
        this.settings = settings;
        this.plant = plant;
        this.routes = routes;
        this.clock = clock;
        this.startedMillis = clock.millis();
    }

    /** The run ends. */
    void draining() {
        phase = "draining";
    }

    Map<String, Object> now() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("program", program());
        status.put("attention", attention());
        status.put("config", config());
        status.put("lines", lines());
        status.put("feeds", feeds());
        status.put("groups", groups());
        status.put("disk", disk());
        status.put("uploads", uploads());
        status.put("files", files());
        status.put("warnings", warnings());
        status.put("routes", routes.rows());
        return status;
    }

    private Map<String, Object> program() {
        Map<String, Object> program = new LinkedHashMap<>();
        program.put("version", Version.TEXT);
        program.put("pid", ProcessHandle.current().pid());
        program.put("phase", phase);
        program.put("nowMillis", clock.millis());
        program.put("startedMillis", startedMillis);
        return program;
    }

    /** What a person should look at, a sentence each; none if all is well. */
    List<String> attention() {
        List<String> attention = new ArrayList<>();
        TcpSettings tcp = settings.get().tcp();
        FeedStatus feed = feedStatus();
        if (tcp != null && feed != null && !feed.isWell(tcp.idleTimeout())) {
            attention.add("feed " + settings.get().input().source() + ": nothing received for "
                    + feed.silence().toSeconds() + " s, " + feed.detail());
        } else if (tcp != null && feed != null && SentenceAlarm.isDue(feed.withoutSentence(), tcp.sentenceTimeout())) {
            attention.add("feed " + settings.get().input().source() + ": received " + feed.instead() + ", for "
                    + feed.withoutSentence().toSeconds() + " s");
        }
        String waitingFor = plant.storage().diskRoom().space().waitingFor();
        if (waitingFor != null) {
            attention.add("reading waits: " + waitingFor);
        }
        double oldest = plant.storage().oldestUploadSeconds();
        String reason = plant.uploadFailure();
        if (oldest > UPLOAD_LATE.toSeconds() || (reason != null && oldest > 0)) {
            attention.add("uploads: " + Amounts.count(plant.storage().filesToUpload(), "file")
                    + " waiting, the oldest for " + (long) oldest + " s" + (reason == null ? "" : ": " + reason));
        }
        UploadParts uploads = plant.uploads();
        if (uploads != null) {
            attention.addAll(uploads.asideReasons());
        }
        attention.addAll(plant.inputs().failures());
        attention.addAll(plant.liveChanges().state().sentences());
        return attention;
    }

    /** What became of edits of the run's files. */
    private Map<String, Object> config() {
        EditState edits = plant.liveChanges().state();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("mistakes", edits.mistakes());
        config.put("waiting", edits.waiting());
        config.put("hidden", edits.hidden());
        return config;
    }

    /** Lines that are read and in no published file yet. */
    long linesOpen() {
        return plant.openGroups().heldRows();
    }

    private Map<String, Object> lines() {
        Totals totals = plant.meters().totals();
        RateHistory history = plant.history();
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("read", totals.linesRead());
        lines.put("written", totals.rowsWritten());
        lines.put("quarantined", totals.linesQuarantined());
        lines.put("blank", totals.linesBlank());
        lines.put("open", linesOpen());
        lines.put("perSecond", history.current());
        lines.put("slotSeconds", RateHistory.SLOT_SECONDS);
        lines.put("lastHour", history.lastHour());
        return lines;
    }

    private List<Map<String, Object>> feeds() {
        TcpSettings tcp = settings.get().tcp();
        FeedStatus status = feedStatus();
        if (tcp == null || status == null) {
            return List.of();
        }
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("source", settings.get().input().source());
        feed.put("server", tcp.host() + ":" + tcp.port());
        feed.put("connected", status.isConnected());
        feed.put("well", status.isWell(tcp.idleTimeout()));
        feed.put("state", status.detail());
        feed.put("silenceSeconds", status.silence().toMillis() / 1000.0);
        return List.of(feed);
    }

    private @Nullable FeedStatus feedStatus() {
        TcpFeed feed = plant.tcpFeed();
        return feed == null ? null : feed.status();
    }

    private Map<String, Object> groups() {
        long now = System.nanoTime();
        List<Map<String, Object>> largest = plant.openGroups().open().stream()
                .sorted(Comparator.comparingLong(Group::heldBytes).reversed())
                .limit(LONGEST_LIST)
                .map(group -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("partition", group.partition().path());
                    row.put("rows", group.file().rows());
                    row.put("lineBytes", group.file().lineBytes());
                    row.put("ageSeconds", (now - group.openedNanos()) / 1_000_000_000);
                    return row;
                })
                .toList();
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("open", plant.openGroups().size());
        groups.put("heldBytes", plant.openGroups().heldBytes());
        groups.put("maxBytes", settings.get().groups().maxOpenBytes());
        groups.put("maxAgeSeconds", settings.get().groups().maxAge().toSeconds());
        groups.put("largest", largest);
        return groups;
    }

    private Map<String, Object> disk() {
        Map<String, Object> disk = new LinkedHashMap<>();
        DiskRoom room = plant.storage().diskRoom();
        disk.put("waiting", room.space().isWaiting());
        disk.put("freeBytes", room.freeBytes());
        disk.put("minFreeBytes", settings.get().disk().minFreeBytes());
        disk.put("journalBytes", room.journalBytes());
        disk.put("maxJournalBytes", settings.get().disk().maxJournalBytes());
        disk.put("quarantineBytes", room.quarantineBytes());
        disk.put("maxQuarantineBytes", settings.get().disk().maxQuarantineBytes());
        return disk;
    }

    private @Nullable Map<String, Object> uploads() {
        S3Settings s3 = settings.get().s3();
        if (s3 == null) {
            return null;
        }
        Totals totals = plant.meters().totals();
        Map<String, Object> uploads = new LinkedHashMap<>();
        uploads.put("bucket", s3.bucket());
        uploads.put("queued", plant.storage().filesToUpload());
        uploads.put("queuedBytes", plant.storage().diskRoom().uploadBytes());
        uploads.put("maxQueuedBytes", settings.get().disk().maxUploadQueueBytes());
        uploads.put("oldestSeconds", plant.storage().oldestUploadSeconds());
        uploads.put("uploaded", totals.filesUploaded());
        uploads.put("uploadedBytes", totals.bytesUploaded());
        uploads.put("lastFailure", plant.uploadFailure());
        return uploads;
    }

    private Map<String, Object> files() {
        Totals totals = plant.meters().totals();
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("published", totals.filesPublished());
        files.put("bytes", totals.bytesPublished());
        files.put(
                "last",
                plant.recentFiles().newestFirst().stream().map(Status::row).toList());
        return files;
    }

    private static Map<String, Object> row(PublishedFile file) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("atMillis", file.atMillis());
        row.put("path", file.path());
        row.put("quarantine", file.quarantine());
        row.put("rows", file.rows());
        row.put("bytes", file.bytes());
        row.put("cause", file.cause());
        return row;
    }

    private List<Map<String, Object>> warnings() {
        return plant.warnings().newestFirst().stream().map(Status::row).toList();
    }

    private static Map<String, Object> row(Warnings.Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("atMillis", entry.atMillis());
        row.put("level", entry.level());
        row.put("logger", entry.logger());
        row.put("text", entry.text());
        row.put("times", entry.times());
        return row;
    }
}
