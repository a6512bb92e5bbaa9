package dev.hiveparquet.camel;

import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.FailureKind;
import dev.hiveparquet.upload.FailureKind.Scope;
import dev.hiveparquet.upload.UploadDiagnosis;
import dev.hiveparquet.upload.UploadDiagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code uploadFailures}: puts an entry back whose upload has failed, to be tried again later, or aside if it has failed
 * three times in a way that trying again does not mend. Says why in one line, at most once a minute for each kind of
 * failure. Thread-safe.
 */
public final class UploadFailures {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFailures.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 3;

    private final UploadDiagnosis diagnosis;
    private final UploadQueue queue;
    private final UploadSchedule schedule;
    private final Meters meters;
    private final LongSupplier nanoClock;
    private final Map<FailureKind, Long> toldNanos = new EnumMap<>(FailureKind.class);
    private final Map<String, String> aside = new TreeMap<>();
    private long untold;
    private @Nullable Diagnosis last;

    UploadFailures(
            UploadDiagnosis diagnosis,
            UploadQueue queue,
            UploadSchedule schedule,
            Meters meters,
            LongSupplier nanoClock) {
        this.diagnosis = diagnosis;
        this.queue = queue;
        this.schedule = schedule;
        this.meters = meters;
        this.nanoClock = nanoClock;
    }

    /** An attempt has failed. */
    public void failed(Exchange exchange) throws IOException {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Path entryFile = exchange.getProperty(Uploads.ENTRY_FILE, Path.class);
        failed(entryFile, failure);
    }

    void failed(Path entryFile, Throwable failure) throws IOException {
        meters.uploadFailed();
        if (schedule.isStopped()) {
            // Broken off here, which says nothing of the store: the reason that is known stays.
            return;
        }
        Diagnosis found = diagnosis.of(failure);
        String entry = entryFile.getFileName().toString();
        int attempts = schedule.failed(entry, found.kind().scope());
        if (found.kind().scope() == Scope.FOR_GOOD && attempts >= ATTEMPTS) {
            queue.setAside(entryFile);
            schedule.forget(entry);
            setAside(queue.fileName(entryFile), found);
            LOG.error("Upload is given up until the next start: {}", found.sentence());
            return;
        }
        String line = line(found);
        if (line != null) {
            LOG.warn("{}", line);
        }
    }

    private synchronized void setAside(String fileName, Diagnosis found) {
        aside.put(fileName, found.sentence());
        last = found;
    }

    /** The line to log, or null where one of the failure's kind was logged within the last minute. */
    synchronized @Nullable String line(Diagnosis found) {
        last = found;
        untold++;
        long now = nanoClock.getAsLong();
        Long told = toldNanos.get(found.kind());
        if (told != null && now - told < SILENCE.toNanos()) {
            return null;
        }
        toldNanos.put(found.kind(), now);
        String line = "Upload failed and is tried again: " + found.sentence();
        String others = untold == 1 ? "" : " (" + untold + " attempts since this was last said)";
        untold = 0;
        return line + others;
    }

    /** Why the last attempt that failed did so, null if none has. */
    synchronized @Nullable String lastReason() {
        return last == null ? null : last.sentence();
    }

    /** Why this process has set entries aside, a sentence each. */
    synchronized List<String> asideReasons() {
        return List.copyOf(aside.values());
    }
}
