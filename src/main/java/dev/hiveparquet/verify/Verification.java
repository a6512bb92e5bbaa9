package dev.hiveparquet.verify;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.upload.Bucket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One verification from beginning to end.
 *
 * <p>The order is what makes it right beside a running process: first what is recorded, then what is queued, then what is here,
 * then what is in the bucket. Files move along in this order, so none is missed on its way, and one that seems to be missing
 * is looked for once more.
 */
final class Verification {
    private final Scene scene;

    Verification(Scene scene) {
        this.scene = scene;
    }

    /** Does it; returns how many committed files may be in a bucket that was not looked at. */
    long run() throws IOException {
        S3Settings s3 = scene.settings().s3();
        if (s3 == null) {
            return run(null);
        }
        try (Bucket bucket = new Bucket(s3)) {
            return run(bucket);
        }
    }

    private long run(@Nullable Bucket bucket) throws IOException {
        if (!scene.recorded().damage().isEmpty() && !scene.running()) {
            scene.findings()
                    .add(new Finding(
                            FindingKind.LEDGER_DAMAGED,
                            scene.stateDir().resolve("ledger"),
                            scene.recorded().damage()));
        }
        new QueueCheck(scene).run();
        BucketCheck objects = bucket == null ? null : new BucketCheck(scene, bucket);
        new TreeCheck(scene, Table.LINES, file -> {
                    if (objects != null) {
                        objects.here(file);
                    }
                })
                .run();
        new TreeCheck(scene, Table.QUARANTINE, file -> {}).run();
        if (!scene.running()) {
            new LooseFilesCheck(scene).run();
        }
        boolean seen = objects != null && objects.run();
        return new MissingCheck(scene, seen ? bucket : null).run();
    }
}
