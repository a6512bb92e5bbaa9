package dev.hiveparquet.config;

import static dev.hiveparquet.config.Bounded.duration;
import static dev.hiveparquet.config.Bounded.size;
import static dev.hiveparquet.config.Bounded.wholeNumber;
import static dev.hiveparquet.config.Option.Trait.FLAG;
import static dev.hiveparquet.config.Option.Trait.REPEATABLE;
import static dev.hiveparquet.config.Option.Trait.SECRET;

import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, once: its names, what its values look like, and one line on what it does.
 *
 * <p>All names follow from the constant's: {@code MAX_ROWS} is {@code --max-rows} on the command line, {@code
 * ingest.max-rows} as a property and {@code MAX_ROWS} in the environment. Default, unit and consequence stand in {@code
 * application.properties}, where the default is read from.
 */
@SuppressWarnings("ImmutableEnumChecker") // all syntaxes are stateless, the list of traits is a copy
public enum Option {
    INPUT(OptionGroup.INPUT, "-i", "PATH", Texts::path, "file to read", REPEATABLE),
    AGAIN(OptionGroup.INPUT, "read files that are published already again"),
    TCP_HOST(OptionGroup.INPUT, "HOST", Texts::host, "host of the TCP feed to connect to"),
    TCP_PORT(OptionGroup.INPUT, "N", wholeNumber(1, 65535), "port of the TCP feed"),
    SOURCE(OptionGroup.INPUT, "-s", "LABEL", Texts::sourceLabel, "names the directory source=LABEL; required"),
    TIMESTAMP(
            OptionGroup.INPUT,
            "RULE",
            Choice.of(TimestampRule.class),
            "a row's time, the line's or its arrival's: sentence, received"),
    MAX_LINE_BYTES(OptionGroup.INPUT, "SIZE", size("1KiB", "16MiB"), "longer lines go to quarantine"),
    REPLAY(
            OptionGroup.INPUT,
            "REASON",
            Choice.of("overlong", "torn", ReplaySettings.ALL),
            "feed lines of the quarantine back in: overlong, torn, all"),

    OUT_DIR(OptionGroup.OUTPUT, "-o", "DIR", Texts::path, "the published tree of Parquet files"),
    STATE_DIR(OptionGroup.OUTPUT, "DIR", Texts::path, "journal, ledger, upload queue, quarantine, lock, health"),
    PARTITION_BY(
            OptionGroup.OUTPUT,
            "G",
            Choice.of(PartitionBy.class),
            "time that a directory covers: minute, hour, day, month, year"),
    ZSTD_LEVEL(OptionGroup.OUTPUT, "N", wholeNumber(1, 19), "compression level"),
    PAGE_BYTES(OptionGroup.OUTPUT, "SIZE", size("4KiB", "16MiB"), "size of a Parquet page before compression"),
    ENCODER_THREADS(OptionGroup.OUTPUT, "N", wholeNumber(0, 256), "threads that compress; 0: processors less one"),

    MAX_ROWS(OptionGroup.COMPLETION, "N", wholeNumber(1, 1_000_000_000), "a Parquet file completes at this many rows"),
    MAX_BATCH_BYTES(OptionGroup.COMPLETION, "SIZE", size("1KiB", "16GiB"), "or at this many bytes of lines"),
    MAX_AGE(OptionGroup.COMPLETION, "DURATION", duration("100ms", "7d"), "or when its oldest row has waited this long"),
    MAX_OPEN_BYTES(
            OptionGroup.COMPLETION,
            "SIZE",
            size("1MiB", "64GiB"),
            "memory for all open files; then the largest completes"),

    MIN_FREE_BYTES(OptionGroup.DISK, "SIZE", size("0", "1024TiB"), "reading pauses while less disk is free"),
    MAX_JOURNAL_BYTES(OptionGroup.DISK, "SIZE", size("2MiB", "1024TiB"), "or while the journal holds this much"),
    MAX_UPLOAD_QUEUE_BYTES(
            OptionGroup.DISK, "SIZE", size("1KiB", "1024TiB"), "or while files of this size wait for upload"),
    MAX_QUARANTINE_BYTES(OptionGroup.DISK, "SIZE", size("1KiB", "1024TiB"), "or while the quarantine holds this much"),

    S3_BUCKET(OptionGroup.S3, "NAME", S3Names::bucket, "upload to this bucket, which must exist"),
    S3_REGION(OptionGroup.S3, "NAME", S3Names::region, "region of the bucket"),
    S3_ENDPOINT(OptionGroup.S3, "URL", S3Names::endpoint, "a store other than Amazon's: scheme, host and port"),
    S3_PREFIX(OptionGroup.S3, "PREFIX", S3Names::prefix, "put before every object key, with a slash between"),
    S3_PATH_STYLE(OptionGroup.S3, "MODE", Choice.of("auto", "true", "false"), "bucket in the path: auto, true, false"),
    S3_ACCESS_KEY(OptionGroup.S3, "KEY", Texts::secret, "access key; better kept in the environment", SECRET),
    S3_SECRET_KEY(OptionGroup.S3, "KEY", Texts::secret, "secret key; better kept in the environment", SECRET),
    S3_SESSION_TOKEN(OptionGroup.S3, "TOKEN", Texts::secret, "session token; better kept in the environment", SECRET),
    S3_CREDENTIALS_FILE(OptionGroup.S3, "FILE", Texts::path, "credentials file, read again when it changes"),
    S3_PROFILE(OptionGroup.S3, "NAME", Texts::profile, "which of the credentials in that file"),
    S3_CONNECT_TIMEOUT(OptionGroup.S3, "DURATION", duration("100ms", "10m"), "give up a connection attempt after this"),
    S3_TIMEOUT(OptionGroup.S3, "DURATION", duration("1s", "1h"), "the store has this long to answer"),
    S3_MIN_RATE(OptionGroup.S3, "SIZE", size("1", "1GiB"), "bytes a second; what is slower is given up"),
    S3_PART_BYTES(OptionGroup.S3, "SIZE", size("5MiB", "5GiB"), "larger files go up in parts of this size"),
    UPLOAD_THREADS(OptionGroup.S3, "N", wholeNumber(1, 64), "files uploaded at the same time"),
    KEEP_LOCAL(OptionGroup.S3, "keep local files after their upload"),

    TCP_CONNECT_TIMEOUT(
            OptionGroup.TCP, "DURATION", duration("100ms", "10m"), "give up a connection attempt after this"),
    TCP_IDLE_TIMEOUT(OptionGroup.TCP, "DURATION", duration("100ms", "1d"), "no bytes for this long: reconnect"),
    TCP_SENTENCE_TIMEOUT(
            OptionGroup.TCP, "DURATION", duration("0s", "7d"), "bytes but no sentence for this long: alarm; 0s: never"),
    TCP_BACKOFF_INITIAL(OptionGroup.TCP, "DURATION", duration("10ms", "1h"), "pause after the first failed attempt"),
    TCP_BACKOFF_MAX(OptionGroup.TCP, "DURATION", duration("10ms", "1d"), "the longest pause between attempts"),
    SESSIONS_MAX_AGE(
            OptionGroup.TCP, "DURATION", duration("1s", "1d"), "publish rows of the sessions table this often"),

    JOURNAL_FSYNC(
            OptionGroup.JOURNAL,
            "MODE",
            Choice.of(FsyncPolicy.class),
            "what is forced to disk together: group, every (block)"),
    JOURNAL_FSYNC_INTERVAL(OptionGroup.JOURNAL, "DURATION", duration("1ms", "1m"), "with group: at least this often"),
    JOURNAL_FSYNC_BYTES(
            OptionGroup.JOURNAL, "SIZE", size("4KiB", "1GiB"), "with group: at the latest after these bytes"),
    JOURNAL_SEGMENT_BYTES(
            OptionGroup.JOURNAL,
            "SIZE",
            size("1MiB", "1GiB"),
            "size of a segment file; it goes when all in it is published"),

    HTTP_PORT(OptionGroup.RUNNING, "N", wholeNumber(0, 65535), "health and metrics under /observe/; 0: off"),
    HTTP_HOST(OptionGroup.RUNNING, "HOST", Texts::host, "address they are served on"),
    CAMEL_CLI(OptionGroup.RUNNING, "let Camel's own command-line tools see and steer the run"),
    SHUTDOWN_TIMEOUT(OptionGroup.RUNNING, "DURATION", duration("1s", "1h"), "the whole of a stop ends within this"),
    PROGRESS(OptionGroup.RUNNING, "MODE", Choice.of(ProgressMode.class), "line of progress: auto, always, never"),
    PROFILE(
            OptionGroup.RUNNING,
            "EVENT[=FILE]",
            ProfileSettings::checked,
            "profile the run into an .html or .jfr file: cpu, wall, alloc, lock"),
    HEALTH_CHECK(OptionGroup.RUNNING, "is the program on --state-dir well? exit 0 or 1"),
    DRY_RUN(OptionGroup.RUNNING, "say what a run would do and what files would come of it; write nothing"),
    CONFIG(OptionGroup.RUNNING, "FILE", Texts::path, "instead of application.properties in the working directory"),
    ROUTES(OptionGroup.RUNNING, "DIR", Texts::path, "instead of routes/ in the working directory");

    /** What every property's key begins with. */
    public static final String PREFIX = "ingest.";

    /** What is special about an option. */
    enum Trait {
        SECRET,
        REPEATABLE,
        FLAG
    }

    private final OptionGroup group;
    private final @Nullable String alias;
    private final String placeholder;
    private final Syntax syntax;
    private final String description;
    private final List<Trait> traits;

    /** One that is true or false. */
    Option(OptionGroup group, String description) {
        this(group, "BOOLEAN", Choice.of("true", "false"), description, FLAG);
    }

    Option(OptionGroup group, String placeholder, Syntax syntax, String description, Trait... traits) {
        this(group, null, placeholder, syntax, description, traits);
    }

    Option(
            OptionGroup group,
            @Nullable String alias,
            String placeholder,
            Syntax syntax,
            String description,
            Trait... traits) {
        this.group = group;
        this.alias = alias;
        this.placeholder = placeholder;
        this.syntax = syntax;
        this.description = description;
        this.traits = List.of(traits);
    }

    /** What {@link StorageSettings} are made of. */
    static List<Option> storage() {
        return Stream.of(values())
                .filter(option -> option.group == OptionGroup.OUTPUT
                        || option.group == OptionGroup.S3
                        || option == PROGRESS
                        || option == CONFIG)
                .toList();
    }

    /** The bare name, {@code max-rows}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The property's key, {@code ingest.max-rows}. */
    public String key() {
        return PREFIX + label();
    }

    /** The name on the command line, {@code --max-rows}. */
    public String flag() {
        return "--" + label();
    }

    /** The short name on the command line, {@code -i}, if there is one. */
    public @Nullable String alias() {
        return alias;
    }

    /** The name in the environment, {@code MAX_ROWS}. */
    public String environmentName() {
        return this == INPUT ? "INPUT_FILE" : name();
    }

    /** The section that the option is listed in. */
    public OptionGroup group() {
        return group;
    }

    /** What stands for a value in {@code --help}. */
    public String placeholder() {
        return placeholder;
    }

    /** What it does, in one line. */
    public String description() {
        return description;
    }

    /** Whether no message may show its value. */
    public boolean secret() {
        return traits.contains(SECRET);
    }

    /** Whether it may be given more than once. */
    public boolean repeatable() {
        return traits.contains(REPEATABLE);
    }

    /** Whether its name alone, on the command line, means {@code true}. */
    public boolean isFlag() {
        return traits.contains(FLAG);
    }

    /** The default as {@code application.properties} has it, or null. */
    public @Nullable String defaultValue() {
        return ShippedProperties.values().get(this);
    }

    /** A value that would be right: the default, or the one that {@code application.properties} shows. */
    public String example() {
        return ShippedProperties.examples().getOrDefault(this, placeholder);
    }

    /** A value as a message may show it. */
    String shown(String raw) {
        boolean hidden = secret() || (this == S3_ENDPOINT && (raw.contains("@") || raw.contains("?")));
        return hidden ? Secret.MASK : Excerpt.of(raw);
    }

    Syntax syntax() {
        return syntax;
    }

    /** Holds a number or a size that was made in code to the option's bounds. */
    void require(long value) {
        if (syntax instanceof Bounded bounded) {
            bounded.require(label(), value);
        }
    }

    /** Holds a duration that was made in code to the option's bounds. */
    void require(Duration value) {
        require(value.toMillis());
    }
}
