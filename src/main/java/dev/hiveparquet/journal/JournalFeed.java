package dev.hiveparquet.journal;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One feed's end of the journal. One thread at a time appends.
 *
 * <p>A segment's origin has ended when {@link #append} returns a block of another one, and when the feed is closed.
 */
public final class JournalFeed implements Closeable {
    private final Journal journal;
    private final String source;
    private final PartitionBy partitionBy;
    private final TimestampRule timestampRule;
    private volatile @Nullable SegmentWriter current;
    private @Nullable UnacceptedTail unaccepted;
    private boolean sessionStarts = true;

    JournalFeed(Journal journal, String source, PartitionBy partitionBy, TimestampRule timestampRule) {
        this.journal = journal;
        this.source = source;
        this.partitionBy = partitionBy;
        this.timestampRule = timestampRule;
    }

    /** The next block is the first of a new connection, into which nothing is carried. */
    public void startSession() {
        sessionStarts = true;
    }

    /**
     * Accepts a block: once this returns, it is in the journal file and survives the death of the process.
     *
     * @param block at most 64 MiB; its origin and offset are of no account
     * @param carry what the parser carries into this block, asked for only where a segment begins with it
     * @return the same content with the journal's origin and offset
     * @throws IOException if it was not accepted; it may be appended again, and then goes to a new segment
     */
    public Block append(Block block, Supplier<String> carry) throws IOException {
        if (block.span() == 0 || block.length() > RecordFrame.MAX_CONTENT_BYTES) {
            throw new IllegalArgumentException("a journal record holds 1 to " + RecordFrame.MAX_CONTENT_BYTES
                    + " bytes, not " + block.length() + " of " + block.span());
        }
        SegmentWriter writer = writerFor(block, carry);
        try {
            if (sessionStarts) {
                writer.startSession(block.receivedAtMicros());
            }
            Block accepted = writer.append(block, journal.limits().syncBytes());
            sessionStarts = false;
            return accepted;
        } catch (IOException e) {
            abandon(writer, e);
            throw e;
        }
    }

    /** Makes durable what was appended. */
    public void sync() throws IOException {
        SegmentWriter writer = current;
        if (writer != null) {
            writer.sync();
        }
    }

    /** Closes the open segment; the next append begins another. */
    @Override
    public void close() throws IOException {
        SegmentWriter writer = current;
        current = null;
        if (writer != null) {
            writer.seal();
        }
    }

    boolean isSynced() {
        SegmentWriter writer = current;
        return writer == null || writer.isSynced();
    }

    boolean isWriting(long sequence) {
        SegmentWriter writer = current;
        return writer != null && writer.sequence() == sequence;
    }

    private SegmentWriter writerFor(Block block, Supplier<String> carry) throws IOException {
        SegmentWriter writer = current;
        if (writer != null && writer.hasRoomFor(block.length())) {
            return writer;
        }
        close();
        cutOffUnaccepted();
        SegmentHeader header = new SegmentHeader(
                journal.nextSequence(),
                journal.nonce(),
                source,
                partitionBy,
                timestampRule,
                block.receivedAtMicros(),
                carry.get());
        SegmentWriter next = SegmentWriter.create(
                journal.directory(), header, journal.limits().segmentBytes());
        current = next;
        return next;
    }

    private void abandon(SegmentWriter writer, IOException reason) {
        current = null;
        writer.abandon();
        unaccepted = writer.unaccepted();
        try {
            cutOffUnaccepted();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void cutOffUnaccepted() throws IOException {
        UnacceptedTail tail = unaccepted;
        if (tail != null) {
            tail.cutOff();
            unaccepted = null;
        }
    }
}
