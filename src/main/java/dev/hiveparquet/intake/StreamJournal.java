package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.JournalFeed;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream's way into the journal: gives each block the origin and offset under which it can be read again.
 *
 * <p>Used by the one thread that reads the stream.
 */
public final class StreamJournal implements AutoCloseable {
    private final JournalFeed feed;
    private final OpenOrigins origins;
    private @Nullable Origin current;
    private boolean sessionStarts = true;
    private @Nullable Block received;
    private @Nullable Block accepted;

    public StreamJournal(JournalFeed feed, OpenOrigins origins) {
        this.feed = feed;
        this.origins = origins;
    }

    /** The next block is the first of a new connection. */
    public void startSession() {
        sessionStarts = true;
        feed.startSession();
    }

    /**
     * Accepts a block: once this returns, its lines are the program's to keep.
     *
     * @throws IOException if it was not accepted; the same block may be appended again
     */
    @SuppressWarnings("ReferenceEquality") // the very same block, given again after a failure
    public Block append(Block block) throws IOException {
        if (received != block) {
            accepted = feed.append(block, this::carry);
            received = block;
        }
        Block journaled = Objects.requireNonNull(accepted);
        enter(journaled);
        if (sessionStarts) {
            origins.startSession(journaled.origin());
            sessionStarts = false;
        }
        received = null;
        accepted = null;
        return journaled;
    }

    /** Ends the stream; what it gave stays in the journal until it is committed. */
    @Override
    public void close() throws IOException {
        feed.close();
        leave();
    }

    /** A block of another segment than the last one's: that one has ended. */
    private void enter(Block block) throws IOException {
        Origin segment = block.origin();
        if (segment.equals(current)) {
            return;
        }
        String carry = carry();
        leave();
        origins.begin(segment, block.receivedAtMicros(), new Checkpoint(0, carry));
        current = segment;
    }

    private void leave() throws IOException {
        Origin left = current;
        if (left != null) {
            origins.ended(left);
            current = null;
        }
    }

    private String carry() {
        return current == null || sessionStarts
                ? ""
                : origins.parser(current).carry().encode();
    }
}
