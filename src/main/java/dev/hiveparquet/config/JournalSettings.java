package dev.hiveparquet.config;

import java.time.Duration;

/**
 * How streams are journalled.
 *
 * @param fsync when bytes are forced to the disk
 * @param fsyncInterval under {@link FsyncPolicy#GROUP}, the longest time that received bytes stay unforced
 * @param fsyncBytes under {@link FsyncPolicy#GROUP}, the most bytes that stay unforced
 * @param segmentBytes size of a segment file
 */
public record JournalSettings(FsyncPolicy fsync, Duration fsyncInterval, long fsyncBytes, long segmentBytes) {
    public JournalSettings {
        Option.JOURNAL_FSYNC_INTERVAL.require(fsyncInterval);
        Option.JOURNAL_FSYNC_BYTES.require(fsyncBytes);
        Option.JOURNAL_SEGMENT_BYTES.require(segmentBytes);
    }
}
