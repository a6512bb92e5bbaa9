package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.journal.ReplayBlocks;
import dev.hiveparquet.journal.ReplaySegment;
import dev.hiveparquet.journal.Replayed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the journal still holds from an earlier run, block by block: each segment from where the ledger says that it was
 * not committed any more.
 */
public final class JournalReplay extends Replay {
    private final OpenOrigins origins;
    private final Deque<ReplaySegment> segments;
    private @Nullable ReplaySegment segment;
    private @Nullable ReplayBlocks blocks;
    private final AtomicInteger segmentsLeft;
    private boolean sessionStarts;

    /** A replay of all segments that the journal found when it was opened. */
    public JournalReplay(Journal journal, OpenOrigins origins) throws IOException {
        super(origins);
        this.origins = origins;
        this.segments = new ArrayDeque<>(journal.replay());
        segmentsLeft = new AtomicInteger(segments.size());
    }

    /** How many segments an earlier run has left that are not read to their end; any thread may ask. */
    public int segmentsLeft() {
        return segmentsLeft.get();
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
            blocks = null;
        }
    }

    @Override
    boolean open() throws IOException {
        while (blocks == null && !segments.isEmpty()) {
            ReplaySegment next = segments.element();
            if (origins.isDone(next.origin())) {
                origins.finished(next.origin());
                segmentsLeft.decrementAndGet();
            } else {
                OriginState state = origins.begin(next.origin(), next.createdMicros(), next.start());
                segment = next;
                blocks = next.blocks(state.checkpoint().offset());
            }
            segments.remove();
        }
        return blocks != null;
    }

    @Override
    @Nullable
    Block read() throws IOException {
        Replayed replayed = Objects.requireNonNull(blocks).next();
        if (replayed == null) {
            close();
            readToEnd(Objects.requireNonNull(segment).origin());
            segmentsLeft.decrementAndGet();
            return null;
        }
        sessionStarts = replayed.sessionStarts();
        return replayed.block().copy();
    }

    @Override
    void given(Block block) {
        if (sessionStarts) {
            origins.startSession(block.origin());
        }
    }
}
