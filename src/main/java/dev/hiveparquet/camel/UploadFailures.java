package dev.hiveparquet.camel;

import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.upload.UploadDiagnosis;
import dev.hiveparquet.upload.UploadDiagnosis.Diagnosis;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code uploadFailures}: counts attempts that fail, and says why in one line, at most once a minute for each kind
 * of failure. Thread-safe.
 */
public final class UploadFailures implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFailures.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final UploadDiagnosis diagnosis;
    private final Meters meters;
    private final LongSupplier nanoClock;
    private final Map<UploadDiagnosis.Kind, Long> toldNanos = new EnumMap<>(UploadDiagnosis.Kind.class);
    private long untold;
    private @Nullable Diagnosis last;

    UploadFailures(UploadDiagnosis diagnosis, Meters meters, LongSupplier nanoClock) {
        this.diagnosis = diagnosis;
        this.meters = meters;
        this.nanoClock = nanoClock;
    }

    /** An attempt has failed; it will be made again. */
    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String line = failure == null ? null : failed(failure);
        if (line != null) {
            LOG.warn("{}", line);
        }
    }

    /** Counts a failure; the line to log, or null where one of its kind was logged within the last minute. */
    synchronized @Nullable String failed(Throwable failure) {
        meters.uploadFailed();
        Diagnosis found = diagnosis.of(failure);
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
}
