package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Disk space that a segment has before it is written: zeros, a little ahead, so that making a small record durable does not
 * change the file's size as well. No more than a little, since the zeros go to disk when they are not overwritten in time.
 * Not thread-safe.
 */
final class SegmentSpace {
    private static final int AHEAD_BYTES = 256 << 10;

    private final FileChannel channel;
    private final long segmentBytes;
    private long reserved;

    SegmentSpace(FileChannel channel, long segmentBytes) {
        this.channel = channel;
        this.segmentBytes = segmentBytes;
    }

    /** Reserves what comes after a record that is about to be written up to {@code end}, if that is not reserved yet. */
    void reserve(long end) throws IOException {
        if (end <= reserved) {
            return;
        }
        long until = Math.max(end, Math.min(segmentBytes, end + AHEAD_BYTES));
        ByteBuffer zeros = ByteBuffer.allocate((int) (until - end));
        while (zeros.hasRemaining()) {
            channel.write(zeros, end + zeros.position());
        }
        reserved = until;
    }
}
