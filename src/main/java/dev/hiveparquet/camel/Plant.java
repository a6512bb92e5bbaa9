package dev.hiveparquet.camel;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.control.PublishedFile;
import dev.hiveparquet.control.RateHistory;
import dev.hiveparquet.control.Recent;
import dev.hiveparquet.control.Warnings;
import dev.hiveparquet.group.GroupPublication;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.intake.BlockParser;
import dev.hiveparquet.intake.BlockSizes;
import dev.hiveparquet.intake.FeedSessions;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.JournalReplay;
import dev.hiveparquet.intake.KnownFiles;
import dev.hiveparquet.intake.OpenOrigins;
import dev.hiveparquet.intake.QuarantineReplay;
import dev.hiveparquet.intake.SessionTable;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.metrics.Level;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.partition.Table;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Processor;
import org.apache.camel.processor.aggregate.AggregateController;
import org.apache.camel.processor.aggregate.DefaultAggregateController;
import org.jspecify.annotations.Nullable;

/** The parts of a run, put together: everything that a route names with {@code ref} or {@code #}. */
final class Plant implements AutoCloseable {
    private static final int RECENT_FILES = 20;

    private final LiveConfiguration configuration;
    private final Settings settings;
    private final Storage storage;
    private final Pools pools;
    private final GroupFiles groupFiles;
    private final OpenGroups openGroups;
    private final AggregateController controller = new DefaultAggregateController();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final GroupStrategy groups;
    private final BlockParser parser;
    private final ParquetSink sink;
    private final @Nullable UploadParts uploads;
    private final InputFiles inputs;
    private final JournalReplay replay;
    private final QuarantineParts quarantineParts;
    private final QuarantineReplay quarantine;
    private final @Nullable TcpFeed tcpFeed;
    private final StateReport report;
    private final LiveChanges liveChanges;
    private final RateHistory history = new RateHistory(System.nanoTime());
    private final Recent<PublishedFile> recentFiles = new Recent<>(RECENT_FILES);
    private final Warnings warnings = new Warnings();

    /** The parts of a run with what it begins with; those that can, follow the settings as they change. */
    Plant(LiveConfiguration configuration, Storage storage, Clock clock) throws IOException {
        this.configuration = configuration;
        this.settings = configuration.get();
        this.storage = storage;
        GroupSettings sizes = settings.groups();
        S3Settings s3 = settings.s3();
        pools = Pools.of(sizes.encoderThreads(), s3 == null ? 1 : s3.uploadThreads());
        groupFiles = new GroupFiles(parquetOptions(sizes), pools.encoders());
        openGroups = new OpenGroups(groupFiles, OpenBytes.within(Runtime.getRuntime(), sizes), System::nanoTime);
        Progress progress = new Progress();
        OpenOrigins origins =
                new OpenOrigins(storage.ledger(), progress, settings.input().maxLineBytes(), this::forget);
        groups = new GroupStrategy(openGroups, progress, controller, configuration);
        storage.diskRoom().relieveJournalBy(groups::completeForJournal);
        parser = new BlockParser(origins, progress, meters);
        sink = new ParquetSink(
                new GroupPublication(
                        openGroups, progress, storage.publishers(), origins::finished, Version.TEXT, System::nanoTime),
                meters,
                recentFiles);
        uploads = s3 == null
                ? null
                : new UploadParts(
                        () -> Objects.requireNonNull(configuration.get().s3()), storage, meters);
        KnownFiles known = new KnownFiles(
                storage.ledger(), this::fileOrigin, settings.input().again());
        inputs = new InputFiles(settings.input().paths(), origins, known, blockSizes(), Micros.of(clock));
        replay = new JournalReplay(storage.journal(), origins);
        quarantineParts = new QuarantineParts(settings, storage);
        quarantine = quarantineParts.replay(origins, Micros.of(clock), inputs::fail);
        tcpFeed = settings.tcp() == null ? null : tcpFeed(origins, clock);
        report = new StateReport(
                settings.output().stateDir(), clock, new ProgressText(this), ProgressText.output(settings.process()));
        liveChanges = new LiveChanges(
                configuration,
                new Tuning(openGroups, groupFiles, storage.diskRoom(), pools, storage.store()),
                groups,
                openGroups);
        showLevels();
    }

    private static ParquetOptions parquetOptions(GroupSettings sizes) {
        return ParquetOptions.defaults(Version.TEXT).with(sizes.pageBytes(), sizes.zstdLevel());
    }

    private TcpFeed tcpFeed(OpenOrigins origins, Clock clock) throws IOException {
        SessionTable table = new SessionTable(
                groupFiles,
                Objects.requireNonNull(storage.publishers().get(Table.SESSIONS)),
                storage.uploadQueue(),
                Version.TEXT);
        FeedSessions sessions = new FeedSessions(storage.sessionLog(), table, Micros.of(clock), System::nanoTime);
        sessions.recover(storage.journal());
        StreamJournal stream = new StreamJournal(
                storage.journal()
                        .feed(
                                settings.input().source(),
                                settings.output().partitionBy(),
                                settings.input().timestamp()),
                origins,
                sessions);
        FeedStatus status = new FeedStatus(System::nanoTime, meters);
        return new TcpFeed(
                () -> Objects.requireNonNull(configuration.get().tcp()), settings, stream, sessions, status, clock);
    }

    private BlockSizes blockSizes() {
        return BlockSizes.forLines(settings.input().maxLineBytes());
    }

    private Origin fileOrigin(String id) {
        return settings.origin(id, Origin.Kind.FILE, settings.input().source());
    }

    /** An origin that is done: the bytes of a segment, or of a file of the quarantine, are of no more use. */
    private void forget(Origin origin) throws IOException {
        if (origin.kind() == Origin.Kind.QUARANTINE) {
            quarantineParts.forget(origin);
        }
        if (origin.kind() == Origin.Kind.STREAM) {
            storage.journal().delete(origin);
            storage.ledger().forget(origin.id());
        }
    }

    private void showLevels() {
        meters.show(Level.GROUPS_OPEN, openGroups::size);
        meters.show(Level.GROUPS_HELD, openGroups::heldBytes);
        meters.show(Level.GROUPS_OLDEST, () -> openGroups.oldestAge().toMillis() / 1000.0);
        DiskRoom room = storage.diskRoom();
        meters.show(Level.JOURNAL_HELD, room::journalBytes);
        meters.show(Level.UPLOADS_QUEUED, storage::filesToUpload);
        meters.show(Level.UPLOADS_OLDEST, storage::oldestUploadSeconds);
        meters.show(Level.UPLOADS_HELD, room::uploadBytes);
        meters.show(Level.QUARANTINE_HELD, room::quarantineBytes);
        meters.show(Level.DISK_FREE, room::freeBytes);
        meters.show(Level.DISK_WAITING, () -> room.space().isWaiting() ? 1 : 0);
    }

    /** Everything that routes refer to, by name. */
    Map<String, Object> beans() {
        Map<String, Object> beans = new HashMap<>();
        beans.put("configHealth", new ConfigHealth(liveChanges));
        beans.put("diskHealth", new DiskHealth(storage.diskRoom()));
        beans.put("diskSpace", storage.diskRoom().space());
        beans.put("fullGroup", new FullGroup(configuration));
        beans.put("groups", groups);
        beans.put("groupController", controller);
        beans.put("inputs", new Inputs(inputs, replay, quarantine));
        beans.put("lineHealth", new LineHealth(meters, openGroups));
        beans.put("intakeGate", liveChanges.gate());
        beans.put("liveChanges", liveChanges);
        beans.put("makeRoom", (Processor) exchange -> groups.makeRoom());
        beans.put("metricsRegistry", registry);
        beans.put("parquetSink", sink);
        beans.put("parser", parser);
        beans.put("partitionKey", new PartitionKey());
        beans.put("publishers", pools.publishers());
        beans.put("quarantine", quarantine);
        beans.put("replay", replay);
        beans.put("stateReport", report);
        beans.put("uploaders", pools.uploaders());
        beans.put("uploadRelease", new UploadRelease(storage.uploadQueue()));
        if (uploads != null) {
            beans.putAll(uploads.beans(storage));
        }
        if (tcpFeed != null) {
            beans.putAll(tcpFeed.beans());
        }
        return beans;
    }

    Storage storage() {
        return storage;
    }

    InputFiles inputs() {
        return inputs;
    }

    JournalReplay replay() {
        return replay;
    }

    QuarantineReplay quarantine() {
        return quarantine;
    }

    LiveChanges liveChanges() {
        return liveChanges;
    }

    OpenGroups openGroups() {
        return openGroups;
    }

    BlockParser parser() {
        return parser;
    }

    GroupStrategy groups() {
        return groups;
    }

    Meters meters() {
        return meters;
    }

    /** Null where nothing is uploaded. */
    @Nullable
    UploadParts uploads() {
        return uploads;
    }

    /** Why the last attempt to upload failed, null where none has. */
    @Nullable
    String uploadFailure() {
        return uploads == null ? null : uploads.lastReason();
    }

    /** The rate at which lines come, over the last hour. */
    RateHistory history() {
        return history;
    }

    /** The files that were published last. */
    Recent<PublishedFile> recentFiles() {
        return recentFiles;
    }

    /** What the log warned of. */
    Warnings warnings() {
        return warnings;
    }

    StateReport report() {
        return report;
    }

    @Nullable
    TcpFeed tcpFeed() {
        return tcpFeed;
    }

    @Override
    public void close() throws IOException {
        warnings.close();
        replay.close();
        quarantine.close();
        pools.close();
        groupFiles.close();
    }
}
