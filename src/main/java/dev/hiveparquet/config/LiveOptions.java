package dev.hiveparquet.config;

import java.util.Set;

/**
 * The options whose edits a run follows: those that whatever uses them asks for anew each time. All others shape what stands
 * for the whole of a run. {@code application.properties} says the same of each.
 */
final class LiveOptions {
    static final Set<Option> ALL = Set.of(
            Option.ZSTD_LEVEL,
            Option.MAX_ROWS,
            Option.MAX_BATCH_BYTES,
            Option.MAX_AGE,
            Option.MAX_OPEN_BYTES,
            Option.MIN_FREE_BYTES,
            Option.MAX_JOURNAL_BYTES,
            Option.MAX_UPLOAD_QUEUE_BYTES,
            Option.MAX_QUARANTINE_BYTES,
            Option.S3_MIN_RATE,
            Option.UPLOAD_THREADS,
            Option.KEEP_LOCAL,
            Option.TCP_CONNECT_TIMEOUT,
            Option.TCP_IDLE_TIMEOUT,
            Option.TCP_SENTENCE_TIMEOUT,
            Option.TCP_BACKOFF_INITIAL,
            Option.TCP_BACKOFF_MAX,
            Option.SHUTDOWN_TIMEOUT);

    private LiveOptions() {}
}
