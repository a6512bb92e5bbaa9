package dev.hiveparquet.metrics;

import org.jspecify.annotations.Nullable;

/** The meters that show how much there is of something at present. */
public enum Level {
    GROUPS_OPEN("ingest.groups.open", null, "Groups that are not complete yet"),
    GROUPS_HELD("ingest.groups.held", "bytes", "Memory of open groups and of those being published"),
    GROUPS_OLDEST("ingest.groups.oldest", "seconds", "How long the oldest open group has been open"),
    FEED_CONNECTED("ingest.feed.connected", null, "1 while the feed is connected, else 0"),
    FEED_SILENCE("ingest.feed.silence", "seconds", "How long the feed has sent nothing"),
    JOURNAL_HELD("ingest.journal.held", "bytes", "Size of the journal on disk"),
    UPLOADS_QUEUED("ingest.uploads.queued", null, "Published files that are not confirmed"),
    UPLOADS_OLDEST("ingest.uploads.oldest", "seconds", "How long the oldest of these files has waited"),
    UPLOADS_ASIDE("ingest.uploads.aside", null, "Published files that cannot be uploaded as things are"),
    DISK_FREE("ingest.disk.free", "bytes", "What is free on the fullest disk that is written"),
    DISK_WAITING("ingest.disk.waiting", null, "1 while reading waits for room on the disk, else 0"),
    UPLOADS_HELD("ingest.uploads.held", "bytes", "Size of the published files that are not confirmed"),
    QUARANTINE_HELD("ingest.quarantine.held", "bytes", "Size of the quarantine on disk"),
    FEED_SENTENCE_AGE("ingest.feed.sentence.age", "seconds", "How long the feed has sent no line with a sentence");

    private final String meter;
    private final @Nullable String unit;
    private final String description;

    Level(String meter, @Nullable String unit, String description) {
        this.meter = meter;
        this.unit = unit;
        this.description = description;
    }

    String meter() {
        return meter;
    }

    /** The base unit, null where the meter counts things that its name tells. */
    @Nullable
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }
}
