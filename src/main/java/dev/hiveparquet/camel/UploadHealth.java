package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether files reach the bucket. A readiness check: a bucket that is away does not make the program unwell. */
public final class UploadHealth extends AbstractHealthCheck {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Storage storage;

    UploadHealth(Storage storage) {
        super("ingest", "upload");
        this.storage = storage;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        long files = storage.filesToUpload();
        double seconds = storage.oldestUploadSeconds();
        builder.detail("files.queued", files);
        builder.detail("oldest.seconds", (long) seconds);
        if (seconds < LONG.toSeconds()) {
            builder.up();
        } else {
            builder.message(files + " files wait for the bucket, the oldest for " + (long) seconds + " s");
            builder.down();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
