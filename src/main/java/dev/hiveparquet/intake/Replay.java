package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run has left, block by block, one origin after the other.
 *
 * <p>{@link #hasNext} reads ahead by one block, as whoever iterates may ask before the block given last is parsed; so that
 * one stays valid until {@link #next}, and an origin ends only there. One thread takes the blocks; any thread may ask whether
 * the replay is {@link #done}, or {@link #stop} it. Where {@code hasNext} fails, nothing is passed over: it may be asked again.
 */
public abstract class Replay implements Iterator<Block>, AutoCloseable {
    private final OpenOrigins origins;
    private final List<Origin> readToEnd = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private @Nullable Block ahead;
    private volatile boolean stopped;

    Replay(OpenOrigins origins) {
        this.origins = origins;
    }

    /** Sees to it that an origin is open to read from; false if there is none left. */
    abstract boolean open() throws IOException;

    /** The next block of the open origin, with bytes of its own; null where the origin has no more and is closed. */
    abstract @Nullable Block read() throws IOException;

    /** A block goes out to be parsed, and all before it are parsed. */
    abstract void given(Block block);

    /** All of an origin's blocks are read. */
    final void readToEnd(Origin origin) {
        readToEnd.add(origin);
    }

    @Override
    public final boolean hasNext() {
        try {
            while (ahead == null && !stopped && open()) {
                ahead = read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ahead != null && !stopped;
    }

    @Override
    public final Block next() {
        // What hasNext has promised is given, whether or not a stop has come since.
        if (ahead == null && !hasNext()) {
            throw new NoSuchElementException("there are no more blocks to replay");
        }
        Block block = Objects.requireNonNull(ahead);
        ahead = null;
        endOrigins();
        given(block);
        return block;
    }

    /** The blocks to replay: this. */
    public final Iterator<Block> blocks() {
        return this;
    }

    /** The last block is parsed. */
    public void finish() {
        if (!stopped) {
            endOrigins();
        }
        done.complete(null);
    }

    /** Complete when there is nothing more to replay in this run. */
    public final CompletableFuture<Void> done() {
        return done;
    }

    /** Ends the replay early; what is left is for the next start. */
    public final void stop() {
        stopped = true;
        done.complete(null);
    }

    @Override
    public abstract void close() throws IOException;

    private void endOrigins() {
        readToEnd.forEach(origins::ended);
        readToEnd.clear();
    }
}
