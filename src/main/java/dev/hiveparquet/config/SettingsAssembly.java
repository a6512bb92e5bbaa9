package dev.hiveparquet.config;

import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From checked values to the records. */
final class SettingsAssembly {
    private static final int MAX_ENCODER_THREADS = 256;

    /** Where nothing but the quarantine is read, whose lines have a source of their own. */
    private static final String NO_SOURCE = "none";

    private final Values values;
    private final Path workingDirectory;
    private final @Nullable Path configFile;

    SettingsAssembly(Values values, Path workingDirectory, @Nullable Path configFile) {
        this.values = values;
        this.workingDirectory = workingDirectory;
        this.configFile = configFile;
    }

    Settings assemble() {
        return new Settings(
                new InputSettings(
                        values.has(Option.SOURCE) ? values.get(Option.SOURCE) : NO_SOURCE,
                        values.all(Option.INPUT),
                        isOn(Option.AGAIN),
                        Choice.constant(TimestampRule.class, values.get(Option.TIMESTAMP)),
                        integer(Option.MAX_LINE_BYTES)),
                values.has(Option.REPLAY) ? ReplaySettings.of(values.get(Option.REPLAY)) : null,
                values.has(Option.TCP_HOST) ? tcp() : null,
                output(),
                groups(),
                disk(),
                journal(),
                values.has(Option.S3_BUCKET) ? s3() : null,
                new HttpSettings(values.get(Option.HTTP_HOST), integer(Option.HTTP_PORT)),
                process());
    }

    StorageSettings storage() {
        return new StorageSettings(
                output(),
                values.has(Option.S3_BUCKET) ? s3() : null,
                Choice.constant(ProgressMode.class, values.get(Option.PROGRESS)));
    }

    private OutputSettings output() {
        return new OutputSettings(
                path(Option.OUT_DIR),
                path(Option.STATE_DIR),
                Choice.constant(PartitionBy.class, values.get(Option.PARTITION_BY)));
    }

    private TcpSettings tcp() {
        return new TcpSettings(
                values.get(Option.TCP_HOST),
                integer(Option.TCP_PORT),
                duration(Option.TCP_CONNECT_TIMEOUT),
                duration(Option.TCP_IDLE_TIMEOUT),
                duration(Option.TCP_SENTENCE_TIMEOUT),
                duration(Option.TCP_BACKOFF_INITIAL),
                duration(Option.TCP_BACKOFF_MAX),
                duration(Option.SESSIONS_MAX_AGE));
    }

    private GroupSettings groups() {
        int threads = integer(Option.ENCODER_THREADS);
        // The thread that reads compresses too when no other is free, so it counts as one.
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MAX_ENCODER_THREADS);
        return new GroupSettings(
                number(Option.MAX_ROWS),
                number(Option.MAX_BATCH_BYTES),
                duration(Option.MAX_AGE),
                number(Option.MAX_OPEN_BYTES),
                integer(Option.PAGE_BYTES),
                threads == 0 ? Math.max(1, processors - 1) : threads,
                integer(Option.ZSTD_LEVEL));
    }

    private DiskSettings disk() {
        return new DiskSettings(
                number(Option.MIN_FREE_BYTES),
                number(Option.MAX_JOURNAL_BYTES),
                number(Option.MAX_UPLOAD_QUEUE_BYTES),
                number(Option.MAX_QUARANTINE_BYTES));
    }

    private JournalSettings journal() {
        return new JournalSettings(
                Choice.constant(FsyncPolicy.class, values.get(Option.JOURNAL_FSYNC)),
                duration(Option.JOURNAL_FSYNC_INTERVAL),
                number(Option.JOURNAL_FSYNC_BYTES),
                number(Option.JOURNAL_SEGMENT_BYTES));
    }

    private S3Settings s3() {
        String endpoint = values.find(Option.S3_ENDPOINT);
        String prefix = values.find(Option.S3_PREFIX);
        String pathStyle = values.get(Option.S3_PATH_STYLE);
        return new S3Settings(
                values.get(Option.S3_BUCKET),
                values.get(Option.S3_REGION),
                endpoint == null ? null : URI.create(endpoint),
                prefix == null ? "" : prefix,
                pathStyle.equals("auto") ? endpoint != null : pathStyle.equals("true"),
                credentials(),
                isOn(Option.KEEP_LOCAL),
                integer(Option.UPLOAD_THREADS),
                new S3Transfer(
                        duration(Option.S3_CONNECT_TIMEOUT),
                        duration(Option.S3_TIMEOUT),
                        number(Option.S3_MIN_RATE),
                        number(Option.S3_PART_BYTES)));
    }

    private @Nullable S3Credentials credentials() {
        if (values.has(Option.S3_CREDENTIALS_FILE)) {
            return new S3Credentials.Profile(path(Option.S3_CREDENTIALS_FILE), values.get(Option.S3_PROFILE));
        }
        if (!values.has(Option.S3_ACCESS_KEY)) {
            return null;
        }
        String token = values.find(Option.S3_SESSION_TOKEN);
        return new S3Credentials.Keys(
                new Secret(values.get(Option.S3_ACCESS_KEY)),
                new Secret(values.get(Option.S3_SECRET_KEY)),
                token == null ? null : new Secret(token));
    }

    private ProcessSettings process() {
        Path usualRoutes = workingDirectory.resolve("routes");
        Path routes = Files.isDirectory(usualRoutes) ? usualRoutes : null;
        String profile = values.find(Option.PROFILE);
        return new ProcessSettings(
                duration(Option.SHUTDOWN_TIMEOUT),
                Choice.constant(ProgressMode.class, values.get(Option.PROGRESS)),
                configFile,
                values.has(Option.ROUTES) ? path(Option.ROUTES) : routes,
                isOn(Option.DRY_RUN),
                profile == null ? null : ProfileSettings.of(profile, workingDirectory),
                isOn(Option.CAMEL_CLI));
    }

    private boolean isOn(Option option) {
        return values.get(option).equals("true");
    }

    private long number(Option option) {
        return Long.parseLong(values.get(option));
    }

    private int integer(Option option) {
        return Math.toIntExact(number(option));
    }

    private Duration duration(Option option) {
        return Duration.ofMillis(number(option));
    }

    private Path path(Option option) {
        return workingDirectory.resolve(values.get(option));
    }
}
