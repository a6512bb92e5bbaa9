package dev.hiveparquet.journal;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The one segment that is being written. Appending is one thread's; {@link #sync} may come from another at any time.
 *
 * <p>After the first error nothing more is written or synced here, and every later call throws that error again: what the
 * file holds of unsynced records is then unknown, and only a new segment can be trusted.
 */
final class SegmentWriter {
    private final Path file;
    private final SegmentHeader header;
    private final Origin origin;
    private final long segmentBytes;
    private final FileChannel channel;
    private final SegmentSpace space;
    private final byte[] frame = new byte[RecordFrame.BYTES];
    private final Object syncing = new Object();
    private volatile long written;
    private volatile long synced;
    private volatile @Nullable IOException failure;
    private long nextOffset;
    private long acceptedBytes;

    private SegmentWriter(Path file, SegmentHeader header, long segmentBytes, FileChannel channel) {
        this.file = file;
        this.header = header;
        this.origin = header.origin();
        this.segmentBytes = segmentBytes;
        this.channel = channel;
        space = new SegmentSpace(channel, segmentBytes);
    }

    /** Creates a segment's file, with its header in it twice and durable; there is no file where this throws. */
    static SegmentWriter create(Path directory, SegmentHeader header, long segmentBytes) throws IOException {
        Path file = directory.resolve(SegmentHeader.fileName(header.sequence()));
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            SegmentWriter writer = new SegmentWriter(file, header, segmentBytes, channel);
            writer.start();
            return writer;
        } catch (IOException e) {
            throw DurableFiles.naming("cannot create journal segment", file, e);
        }
    }

    long sequence() {
        return header.sequence();
    }

    /** Whether a block of this length still belongs into the segment; the first always does. */
    boolean hasRoomFor(int length) {
        return isEmpty() || written + RecordFrame.BYTES + length <= segmentBytes;
    }

    /** Whether any block is in the segment. */
    boolean isEmpty() {
        return nextOffset == 0;
    }

    /** Whether a power cut would take nothing. */
    boolean isSynced() {
        return synced == written;
    }

    /** What may be in the file without having been accepted, once the writer is abandoned. */
    UnacceptedTail unaccepted() {
        return new UnacceptedTail(file, acceptedBytes);
    }

    /** Marks that the next block is the first of a session. */
    void startSession(long atMicros) throws IOException {
        write(new RecordFrame(RecordFrame.Kind.SESSION, nextOffset, 0, atMicros, 0), header.nonce(), new byte[0], 0);
    }

    /**
     * Writes a block and returns it with its place in this segment's origin.
     *
     * @param syncAtBytes how much may be unsynced afterwards, less one byte
     */
    Block append(Block block, long syncAtBytes) throws IOException {
        RecordFrame record = new RecordFrame(
                RecordFrame.Kind.of(block.kind()), nextOffset, block.span(), block.receivedAtMicros(), block.length());
        write(record, header.nonce(), block.bytes(), block.start());
        if (written - synced >= syncAtBytes) {
            sync();
        }
        nextOffset += block.span();
        acceptedBytes = written;
        return new Block(
                block.kind(),
                origin,
                record.offset(),
                block.span(),
                block.receivedAtMicros(),
                block.bytes(),
                block.start(),
                block.length());
    }

    /** Makes durable what is written. */
    void sync() throws IOException {
        synchronized (syncing) {
            refuseAfterFailure();
            long until = written;
            if (until == synced) {
                return;
            }
            try {
                channel.force(false);
            } catch (IOException e) {
                throw fail(e);
            }
            synced = until;
        }
    }

    /** Makes all durable and closes the file at its true length. */
    void seal() throws IOException {
        synchronized (syncing) {
            try (channel) {
                refuseAfterFailure();
                channel.truncate(written);
                channel.force(true);
                synced = written;
            } catch (IOException e) {
                throw fail(e);
            }
        }
    }

    /** Closes the file without a promise, after an error. */
    void abandon() {
        synchronized (syncing) {
            try {
                channel.close();
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private void start() throws IOException {
        byte[] content = header.encode();
        RecordFrame record = new RecordFrame(RecordFrame.Kind.HEADER, 0, 0, header.createdMicros(), content.length);
        try {
            write(record, 0, content, 0);
            write(record, 0, content, 0);
            sync();
            DurableFiles.syncDirectory(DurableFiles.directoryOf(file));
        } catch (IOException e) {
            abandon();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void write(RecordFrame record, long nonce, byte[] bytes, int start) throws IOException {
        refuseAfterFailure();
        record.put(frame, nonce, bytes, start);
        long end = written + RecordFrame.BYTES + record.length();
        try {
            space.reserve(end);
            ByteBuffer[] parts = {ByteBuffer.wrap(frame), ByteBuffer.wrap(bytes, start, record.length())};
            channel.position(written);
            while (parts[0].hasRemaining() || parts[1].hasRemaining()) {
                channel.write(parts);
            }
        } catch (IOException e) {
            throw fail(e);
        }
        written = end;
    }

    private void refuseAfterFailure() throws IOException {
        IOException earlier = failure;
        if (earlier != null) {
            throw new IOException(earlier.getMessage(), earlier);
        }
    }

    private IOException fail(IOException cause) {
        IOException named = DurableFiles.naming("cannot write journal segment", file, cause);
        IOException earlier = failure;
        if (earlier == null) {
            failure = named;
            return named;
        }
        return earlier;
    }
}
