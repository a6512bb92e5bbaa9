package dev.hiveparquet.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment's records in order and steps over what is not one. Not thread-safe.
 *
 * <p>Where a record is damaged, the search goes on at the next byte that could begin one; zeros, which is what preallocation
 * leaves at the end, do not count as damage. Memory is one megabyte, or the largest record.
 */
final class SegmentReader implements Closeable {
    private static final int WINDOW_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private byte[] window = new byte[0];
    private long windowAt;
    private int windowBytes;
    private long position;
    private int contentIndex;
    private int damaged;

    SegmentReader(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    /**
     * The next intact record, or null at the end.
     *
     * @param nonce the segment's
     */
    @Nullable
    RecordFrame next(long nonce) throws IOException {
        long from = position;
        while (position + RecordFrame.BYTES <= size) {
            RecordFrame record = intactAt(position, nonce);
            if (record != null) {
                noteDamage(from, position);
                int bytes = RecordFrame.BYTES + record.length();
                contentIndex = load(position, bytes) + RecordFrame.BYTES;
                position += bytes;
                return record;
            }
            position = nextMagic(position + 1);
        }
        noteDamage(from, size);
        position = size;
        return null;
    }

    /** The array that holds the content of the last record, until the next call. */
    byte[] bytes() {
        return window;
    }

    /** Where the content of the last record begins in {@link #bytes}. */
    int start() {
        return contentIndex;
    }

    /** How many stretches of the file so far were neither records nor zeros. */
    int damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private @Nullable RecordFrame intactAt(long at, long nonce) throws IOException {
        int frameIndex = load(at, RecordFrame.BYTES);
        RecordFrame record = RecordFrame.at(window, frameIndex);
        if (record == null || at + RecordFrame.BYTES + record.length() > size) {
            return null;
        }
        int index = load(at, RecordFrame.BYTES + record.length());
        boolean header = record.kind() == RecordFrame.Kind.HEADER;
        return record.isIntact(window, index, header ? 0 : nonce) ? record : null;
    }

    private long nextMagic(long from) throws IOException {
        long at = from;
        while (at + RecordFrame.BYTES <= size) {
            int index = load(at, RecordFrame.BYTES);
            int last = windowBytes - Integer.BYTES;
            for (int i = index; i <= last; i++) {
                if (window[i] == (byte) (RecordFrame.MAGIC >>> 24)
                        && ByteBuffer.wrap(window).getInt(i) == RecordFrame.MAGIC) {
                    return windowAt + i;
                }
            }
            at = windowAt + last + 1;
        }
        return size;
    }

    private void noteDamage(long from, long until) throws IOException {
        for (long at = from; at < until; ) {
            int index = load(at, 1);
            int end = (int) Math.min(windowBytes, until - windowAt);
            for (int i = index; i < end; i++) {
                if (window[i] != 0) {
                    damaged++;
                    return;
                }
            }
            at = windowAt + end;
        }
    }

    /** Brings {@code bytes} bytes from {@code at} on, which the file has, into the window; returns their index there. */
    private int load(long at, int bytes) throws IOException {
        if (at < windowAt || at + bytes > windowAt + windowBytes) {
            if (window.length < bytes || window.length == 0) {
                window = new byte[Math.max(bytes, (int) Math.min(WINDOW_BYTES, size))];
            }
            ByteBuffer target = ByteBuffer.wrap(window);
            int read = 0;
            while (target.hasRemaining() && read >= 0) {
                read = channel.read(target, at + target.position());
            }
            windowAt = at;
            windowBytes = target.position();
            if (windowBytes < bytes) {
                throw new IOException("journal segment " + file + " became shorter while it was read");
            }
        }
        return (int) (at - windowAt);
    }
}
