package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.journal.ReplayBlocks;
import dev.hiveparquet.journal.ReplaySegment;
import dev.hiveparquet.journal.Replayed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the journal still holds from an earlier run, block by block: each segment from where the ledger says that it was
 * not committed any more.
 *
 * <p>{@link #hasNext} reads ahead by one block, as whoever iterates may ask before the block given last is parsed; so that
 * one stays valid until {@link #next}, and a segment ends only there. One thread takes the blocks; any thread may ask whether
 * the replay is {@link #done}, or {@link #stop} it. Where {@code hasNext} fails, nothing is passed over: it may be asked again.
 */
public final class JournalReplay implements Iterator<Block>, AutoCloseable {
    private final OpenOrigins origins;
    private final Deque<ReplaySegment> segments;
    private final List<Origin> readToEnd = new ArrayList<>();
    private @Nullable ReplaySegment segment;
    private @Nullable ReplayBlocks blocks;
    private @Nullable Replayed ahead;
    private volatile boolean stopped;
    private final AtomicInteger segmentsLeft;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** A replay of all segments that the journal found when it was opened. */
    public JournalReplay(Journal journal, OpenOrigins origins) throws IOException {
        this.origins = origins;
        this.segments = new ArrayDeque<>(journal.replay());
        segmentsLeft = new AtomicInteger(segments.size());
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && !stopped && openSegment()) {
                readAhead();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ahead != null && !stopped;
    }

    @Override
    public Block next() {
        // What hasNext has promised is given, whether or not a stop has come since.
        if (ahead == null && !hasNext()) {
            throw new NoSuchElementException("the journal holds no more blocks");
        }
        Replayed replayed = Objects.requireNonNull(ahead);
        ahead = null;
        endSegments();
        if (replayed.sessionStarts()) {
            origins.startSession(replayed.block().origin());
        }
        return replayed.block();
    }

    /** The blocks to replay: this. */
    public Iterator<Block> blocks() {
        return this;
    }

    /** The last block is parsed. */
    public void finish() {
        if (!stopped) {
            endSegments();
        }
        done.complete(null);
    }

    /** Complete when there is nothing more to replay in this run. */
    public CompletableFuture<Void> done() {
        return done;
    }

    /** Ends the replay early; what is left stays in the journal. */
    public void stop() {
        stopped = true;
        done.complete(null);
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

    private boolean openSegment() throws IOException {
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

    private void readAhead() throws IOException {
        Replayed replayed = Objects.requireNonNull(blocks).next();
        if (replayed == null) {
            close();
            readToEnd.add(Objects.requireNonNull(segment).origin());
            segmentsLeft.decrementAndGet();
        } else {
            ahead = new Replayed(replayed.block().copy(), replayed.sessionStarts());
        }
    }

    private void endSegments() {
        for (Origin origin : readToEnd) {
            origins.ended(origin);
        }
        readToEnd.clear();
    }
}
