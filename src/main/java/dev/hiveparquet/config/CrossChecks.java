package dev.hiveparquet.config;

import dev.hiveparquet.config.Given.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules between options, and between options and the disk. A value that is wrong by itself has been told and is let pass. */
final class CrossChecks {
    private static final List<Option> S3_OPTIONS = List.of(
            Option.S3_REGION,
            Option.S3_ENDPOINT,
            Option.S3_PREFIX,
            Option.S3_PATH_STYLE,
            Option.S3_ACCESS_KEY,
            Option.S3_SECRET_KEY,
            Option.S3_SESSION_TOKEN,
            Option.S3_CREDENTIALS_FILE,
            Option.S3_PROFILE);

    private final Values values;
    private final Path workingDirectory;

    CrossChecks(Values values, Path workingDirectory) {
        this.values = values;
        this.workingDirectory = workingDirectory;
    }

    void check() {
        inputs();
        atMost(Option.TCP_BACKOFF_INITIAL, Option.TCP_BACKOFF_MAX);
        atMost(Option.PAGE_BYTES, Option.MAX_OPEN_BYTES);
        atMost(Option.MAX_LINE_BYTES, Option.JOURNAL_SEGMENT_BYTES);
        journal();
        checkStorage();
        Path routes = path(Option.ROUTES);
        if (routes != null && !Files.isDirectory(routes)) {
            values.reject(Option.ROUTES, "is not a directory");
        }
    }

    /** Only the rules that matter to who looks at directories and bucket. */
    void checkStorage() {
        s3();
        directories();
        profile();
        if (values.layer(Option.CONFIG) == Layer.FILE) {
            values.reject(Option.CONFIG, "cannot be named by the file itself; give --config or CONFIG");
        }
    }

    private void inputs() {
        boolean tcp = values.has(Option.TCP_HOST) || values.has(Option.TCP_PORT);
        boolean files = values.has(Option.INPUT);
        if (!tcp && !files && values.has(Option.REPLAY)) {
            return;
        }
        if (!tcp && !files) {
            values.reject(Option.INPUT, "is missing; give --input PATH, or --tcp-host HOST and --tcp-port N");
        } else if (!values.has(Option.SOURCE)) {
            values.reject(Option.SOURCE, "is missing; every input needs a label, e.g. --source kystverket");
        }
        needs(Option.TCP_HOST, Option.TCP_PORT);
        needs(Option.TCP_PORT, Option.TCP_HOST);
    }

    /** The segment that is being written never goes, so there must be room for one more. */
    private void journal() {
        String segment = values.find(Option.JOURNAL_SEGMENT_BYTES);
        String all = values.find(Option.MAX_JOURNAL_BYTES);
        if (segment != null && all != null && Long.parseLong(all) / 2 < Long.parseLong(segment)) {
            Option changed =
                    values.differs(Option.MAX_JOURNAL_BYTES) ? Option.MAX_JOURNAL_BYTES : Option.JOURNAL_SEGMENT_BYTES;
            values.reject(
                    changed,
                    changed == Option.MAX_JOURNAL_BYTES
                            ? "is below twice --journal-segment-bytes, which is "
                                    + values.shown(Option.JOURNAL_SEGMENT_BYTES)
                            : "is above half of --max-journal-bytes, which is "
                                    + values.shown(Option.MAX_JOURNAL_BYTES));
        }
    }

    private void s3() {
        if (!values.has(Option.S3_BUCKET)) {
            S3_OPTIONS.stream()
                    .filter(values::differs)
                    .forEach(option -> values.reject(option, "has no use without --s3-bucket " + placeholder()));
            return;
        }
        needs(Option.S3_ACCESS_KEY, Option.S3_SECRET_KEY);
        needs(Option.S3_SECRET_KEY, Option.S3_ACCESS_KEY);
        if (!values.has(Option.S3_SECRET_KEY) && !values.has(Option.S3_CREDENTIALS_FILE)) {
            needs(Option.S3_SESSION_TOKEN, Option.S3_ACCESS_KEY);
        }
        credentialsFile();
    }

    private void credentialsFile() {
        if (values.differs(Option.S3_PROFILE)) {
            needs(Option.S3_PROFILE, Option.S3_CREDENTIALS_FILE);
        }
        Path file = path(Option.S3_CREDENTIALS_FILE);
        if (file == null) {
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            values.reject(Option.S3_CREDENTIALS_FILE, "is not a file that can be read");
        }
        List.of(Option.S3_ACCESS_KEY, Option.S3_SECRET_KEY, Option.S3_SESSION_TOKEN).stream()
                .filter(values::has)
                .forEach(key -> values.reject(key, "cannot stand beside " + Option.S3_CREDENTIALS_FILE.flag()));
    }

    private static String placeholder() {
        return Option.S3_BUCKET.placeholder();
    }

    private void directories() {
        Path out = path(Option.OUT_DIR);
        Path state = path(Option.STATE_DIR);
        boolean outFits = isDirectoryToBe(Option.OUT_DIR, out);
        boolean stateFits = isDirectoryToBe(Option.STATE_DIR, state);
        if (outFits && stateFits && out != null && state != null && Directories.overlap(out, state)) {
            values.reject(
                    Option.OUT_DIR,
                    "overlaps the state directory \"" + Option.STATE_DIR.shown(values.get(Option.STATE_DIR))
                            + "\"; neither may be the other or lie inside it, e.g. --out-dir data --state-dir state");
        }
    }

    private void profile() {
        String value = values.find(Option.PROFILE);
        Path file = value == null
                ? null
                : ProfileSettings.of(value, workingDirectory).file();
        if (file == null) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            values.reject(Option.PROFILE, "names a directory");
        } else if (directory == null || !Files.isWritable(directory)) {
            values.reject(Option.PROFILE, "names a file in a directory that does not exist or cannot be written");
        }
    }

    private boolean isDirectoryToBe(Option option, @Nullable Path path) {
        if (path != null && Directories.blocked(path)) {
            values.reject(option, "is not a directory, or lies under something that is none");
            return false;
        }
        return true;
    }

    private void needs(Option option, Option other) {
        if (values.has(option) && !values.has(other)) {
            values.reject(option, "needs " + other.flag() + " " + other.placeholder() + " beside it");
        }
    }

    private void atMost(Option smaller, Option larger) {
        String low = values.find(smaller);
        String high = values.find(larger);
        if (low != null && high != null && Long.parseLong(low) > Long.parseLong(high)) {
            Option changed = values.differs(smaller) ? smaller : larger;
            Option other = changed == smaller ? larger : smaller;
            String relation = changed == smaller ? "is above " : "is below ";
            values.reject(changed, relation + other.flag() + ", which is " + values.shown(other));
        }
    }

    private @Nullable Path path(Option option) {
        String value = values.find(option);
        return value == null ? null : workingDirectory.resolve(value);
    }
}
