package dev.hiveparquet.config;

/**
 * How much of the disk the program may take. Reading waits while a bound is reached.
 *
 * @param minFreeBytes stays free on the disks of {@code out-dir} and {@code state-dir}; 0 is no bound
 * @param maxJournalBytes the journal, at least two of its segments
 * @param maxUploadQueueBytes published files that are not confirmed in S3
 * @param maxQuarantineBytes the quarantine
 */
public record DiskSettings(long minFreeBytes, long maxJournalBytes, long maxUploadQueueBytes, long maxQuarantineBytes) {
    public DiskSettings {
        Option.MIN_FREE_BYTES.require(minFreeBytes);
        Option.MAX_JOURNAL_BYTES.require(maxJournalBytes);
        Option.MAX_UPLOAD_QUEUE_BYTES.require(maxUploadQueueBytes);
        Option.MAX_QUARANTINE_BYTES.require(maxQuarantineBytes);
    }
}
