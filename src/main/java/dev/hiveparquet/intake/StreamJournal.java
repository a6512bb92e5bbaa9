package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.JournalFeed;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream's way into the journal: gives each block the origin and offset under which it can be read again.
 *
 * <p>A segment ends, and can go, only when each of its blocks has been parsed and is with its groups. Where a block got stuck
 * on the way, the stream goes on in another segment and the next start reads the rest of that one. One thread reads the
 * stream; any thread may {@link #close} it.
 */
public final class StreamJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJournal.class);

    private final JournalFeed feed;
    private final OpenOrigins origins;
    private final SessionObserver sessions;
    /** The segment whose blocks are being parsed. */
    private @Nullable Origin current;
    /** What is carried into the segment that was begun last. */
    private String carry = "";

    private boolean sessionStarts = true;
    /** The block that is being accepted, until {@link #append} is through with it. */
    private @Nullable Block received;
    /** The block that was accepted last, as the journal has it. */
    private @Nullable Block accepted;

    private boolean closed;

    public StreamJournal(JournalFeed feed, OpenOrigins origins, SessionObserver sessions) {
        this.feed = feed;
        this.origins = origins;
        this.sessions = sessions;
    }

    /**
     * The next block is the first of a new connection.
     *
     * @param source the feed's label
     * @param address address and port of the server
     */
    public synchronized void startSession(String source, String address) {
        sessionStarts = true;
        feed.startSession();
        sessions.begin(source, address);
    }

    /**
     * The connection has ended, and nothing more of it will be appended.
     *
     * @param receivedBytes bytes that came, appended or not
     */
    public synchronized void endSession(SessionEnd why, long receivedBytes) {
        sessions.end(why, receivedBytes);
    }

    /**
     * Accepts a block: once this returns, its lines are the program's to keep.
     *
     * @throws IOException if it was not accepted; the same block may be appended again
     * @throws IllegalStateException if the stream is closed
     */
    @SuppressWarnings("ReferenceEquality") // the very same block, given again after a failure
    public synchronized Block append(Block block) throws IOException {
        if (closed) {
            throw new IllegalStateException("a block for a stream that is closed");
        }
        if (received != block) {
            accept(block);
        }
        Block journaled = Objects.requireNonNull(accepted);
        enter(journaled);
        if (sessionStarts) {
            origins.startSession(journaled.origin());
            sessionStarts = false;
        }
        received = null;
        return journaled;
    }

    /** Ends the stream; what it gave stays in the journal until it is committed. Harmless when repeated. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        feed.close();
        if (isHandedOver()) {
            leave();
        }
    }

    private void accept(Block block) throws IOException {
        if (!isHandedOver()) {
            feed.close();
            LOG.warn("A block was not parsed to its end; it stays in the journal, and the next start goes on with it");
            current = null;
            accepted = null;
        }
        accepted = feed.append(block, this::carry);
        received = block;
        sessions.accepted(accepted);
    }

    private boolean isHandedOver() {
        Block last = accepted;
        return last == null || (last.origin().equals(current) && origins.isHandedOver(last.origin(), last.endOffset()));
    }

    /** A block of another segment than the last one's: that one has ended. */
    private void enter(Block block) throws IOException {
        Origin segment = block.origin();
        if (segment.equals(current)) {
            return;
        }
        leave();
        origins.begin(segment, block.receivedAtMicros(), new Checkpoint(0, carry));
        current = segment;
    }

    private void leave() {
        Origin left = current;
        current = null;
        if (left != null) {
            origins.ended(left);
        }
    }

    private String carry() {
        carry = current == null || sessionStarts
                ? ""
                : origins.parser(current).carry().encode();
        return carry;
    }
}
