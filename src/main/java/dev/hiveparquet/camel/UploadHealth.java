package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether files reach the bucket. A readiness check: a bucket that is away does not make the program unwell. */
public final class UploadHealth extends AbstractHealthCheck {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Storage storage;
    private final UploadParts uploads;

    UploadHealth(Storage storage, UploadParts uploads) {
        super("ingest", "upload");
        this.storage = storage;
        this.uploads = uploads;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        long files = storage.filesToUpload();
        long seconds = (long) storage.oldestUploadSeconds();
        long aside = uploads.aside();
        builder.detail("files.queued", files);
        builder.detail("files.aside", aside);
        builder.detail("oldest.seconds", seconds);
        if (aside > 0) {
            builder.message(
                    Amounts.count(aside, "file") + " cannot be uploaded: " + String.join("; ", uploads.asideReasons()));
            builder.down();
        } else if (seconds >= LONG.toSeconds()) {
            builder.message(Amounts.count(files, "file") + " not in the bucket yet, the oldest for " + seconds + " s: "
                    + Objects.requireNonNullElse(uploads.lastReason(), "no attempt has failed"));
            builder.down();
        } else {
            builder.up();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
