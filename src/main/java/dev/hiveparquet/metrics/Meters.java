package dev.hiveparquet.metrics;

import dev.hiveparquet.group.CompletionCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The meters of the program: their names, units and descriptions stand in this package and nowhere else.
 *
 * <p>Counters count from the start of the process what their name says; {@link Level} has the others. Tags come from enumerations only, so the number of time series is
 * bounded. Thread-safe.
 */
public final class Meters {
    private final MeterRegistry registry;
    private final Counter linesRead;
    private final Counter bytesRead;
    private final Counter linesBlank;
    private final Counter rowsWritten;
    private final Counter bytesPublished;
    private final Counter filesUploaded;
    private final Counter bytesUploaded;
    private final Counter uploadFailures;
    private final Counter connections;
    private final Counter linesQuarantined;
    private final Map<CompletionCause, Counter> filesPublished = new EnumMap<>(CompletionCause.class);

    /** Registers all counters with {@code registry}. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
        linesRead = counter("ingest.lines.read", "Lines read from feeds and files, replayed ones included");
        bytesRead = counter("ingest.bytes.read", "Bytes of these lines, terminators included");
        linesBlank = dropped("blank");
        rowsWritten = counter("ingest.rows.written", "Rows in published files");
        bytesPublished = counter("ingest.bytes.published", "Size of the published files");
        filesUploaded = counter("ingest.files.uploaded", "Files whose object is confirmed");
        bytesUploaded = counter("ingest.bytes.uploaded", "Size of these files");
        uploadFailures = counter("ingest.upload.failures", "Attempts to upload a file that failed");
        connections = counter("ingest.feed.connections", "Connections made to feed servers");
        linesQuarantined = counter("ingest.lines.quarantined", "Lines that cannot be rows and are kept in quarantine");
        for (CompletionCause cause : CompletionCause.values()) {
            filesPublished.put(
                    cause,
                    Counter.builder("ingest.files.published")
                            .description("Published files, by what completed their group")
                            .tag("cause", cause.label())
                            .register(registry));
        }
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter dropped(String reason) {
        return Counter.builder("ingest.lines.dropped")
                .description("Lines that are neither rows nor kept")
                .tag("reason", reason)
                .register(registry);
    }

    /** Shows a value that something else keeps. */
    public void show(Level level, Supplier<Number> value) {
        Gauge.builder(level.meter(), value)
                .baseUnit(level.unit())
                .description(level.description())
                .register(registry);
    }

    /** Counts what was read: lines, blank ones among them, and bytes. */
    public void read(long lines, long blank, long bytes) {
        linesRead.increment((double) lines);
        linesBlank.increment((double) blank);
        bytesRead.increment((double) bytes);
    }

    /** Counts a published file of rows. */
    public void published(CompletionCause cause, long rows, long bytes) {
        Objects.requireNonNull(filesPublished.get(cause)).increment();
        rowsWritten.increment((double) rows);
        bytesPublished.increment((double) bytes);
    }

    /** Counts lines that are in quarantine for good. */
    public void quarantined(long lines) {
        linesQuarantined.increment((double) lines);
    }

    /** Counts a confirmed upload. */
    public void uploaded(long bytes) {
        filesUploaded.increment();
        bytesUploaded.increment((double) bytes);
    }

    /** Counts an attempt to upload that failed. */
    public void uploadFailed() {
        uploadFailures.increment();
    }

    /** Counts a connection to a feed server. */
    public void connected() {
        connections.increment();
    }

    /** The counts so far, for the summary at exit. */
    public Totals totals() {
        return new Totals(
                (long) linesRead.count(),
                (long) bytesRead.count(),
                (long) rowsWritten.count(),
                (long) linesQuarantined.count(),
                (long) linesBlank.count(),
                (long) filesPublished.values().stream()
                        .mapToDouble(Counter::count)
                        .sum(),
                (long) bytesPublished.count(),
                (long) filesUploaded.count(),
                (long) bytesUploaded.count());
    }
}
