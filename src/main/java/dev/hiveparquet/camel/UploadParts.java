package dev.hiveparquet.camel;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.metrics.Level;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.ObjectStore;
import dev.hiveparquet.upload.UploadDiagnosis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a run that uploads, put together. */
final class UploadParts {
    private static final Logger LOG = LoggerFactory.getLogger(UploadParts.class);

    private final UploadQueue queue;
    private final ObjectStore store;
    private final UploadSchedule schedule;
    private final UploadFailures failures;
    private final Uploads uploads;

    UploadParts(Supplier<S3Settings> settings, Storage storage, Meters meters) {
        queue = Objects.requireNonNull(storage.uploadQueue());
        store = Objects.requireNonNull(storage.store());
        schedule = new UploadSchedule(System::nanoTime, RandomGenerator.getDefault());
        failures = new UploadFailures(new UploadDiagnosis(settings.get()), queue, schedule, meters, System::nanoTime);
        QueuedFiles files = new QueuedFiles(
                storage.uploadedTrees(), queue, () -> settings.get().keepLocal());
        uploads = new Uploads(files, queue, store, schedule, meters);
        meters.show(Level.UPLOADS_ASIDE, this::aside);
        letGo(files);
    }

    /** What cannot go now can at the next start. */
    private static void letGo(QueuedFiles files) {
        try {
            files.letGoOfConfirmed();
        } catch (IOException e) {
            LOG.warn("A file that is uploaded cannot go: {}", e.getMessage());
        }
    }

    /** Everything that the route refers to, by name. */
    Map<String, Object> beans(Storage storage) {
        return Map.of(
                "s3Client",
                store.client(),
                "uploads",
                uploads,
                "uploadFailures",
                failures,
                "uploadTurns",
                new UploadTurns(schedule),
                "uploadHealth",
                new UploadHealth(storage, this));
    }

    /** Number of files that are set aside. */
    long aside() {
        try {
            return queue.aside();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why files are set aside, a sentence each. */
    List<String> asideReasons() {
        return failures.asideReasons();
    }

    /** Why the last attempt to upload failed, null where none has. */
    @Nullable
    String lastReason() {
        return failures.lastReason();
    }

    /** Lets what waits between two attempts be tried at once. */
    void retryNow() {
        schedule.retryNow();
    }

    /** Breaks off what is being uploaded: a store that does not answer must not hold up a stop. */
    void abandon() {
        schedule.stop();
        store.close();
    }
}
