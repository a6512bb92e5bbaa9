package dev.hiveparquet.journal;

import java.time.Duration;

/**
 * How large a segment becomes, and how much a power cut may take.
 *
 * @param segmentBytes size at which a segment is closed and the next begun; a single larger block has a segment of its own
 * @param syncInterval how often what was appended is made durable
 * @param syncBytes how much may be appended before it is made durable at once; 1 for every block
 */
public record JournalLimits(long segmentBytes, Duration syncInterval, long syncBytes) {
    public JournalLimits {
        if (segmentBytes < 1 || syncBytes < 1 || syncInterval.toNanos() < 1) {
            throw new IllegalArgumentException("journal segment bytes " + segmentBytes + ", sync interval "
                    + syncInterval + " and sync bytes " + syncBytes + " must be positive");
        }
    }
}
