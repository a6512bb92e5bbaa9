package dev.hiveparquet.block;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one file, from a channel of its (decompressed) bytes, as full as they can be.
 *
 * <p>{@link #hasNext} reads ahead by one block; the block given last stays valid until the one after it is taken by {@link
 * #next}. Where reading fails, the whole lines read before are given first; then {@code hasNext} throws {@link
 * UncheckedIOException}, again whenever it is called. Where a stop is asked for, {@code hasNext} turns false between two reads,
 * and {@link #ended} stays false. Not thread-safe.
 */
public final class FileBlocks implements Iterator<Block>, Closeable {
    private final ReadableByteChannel channel;
    private final BlockCutter cutter;
    private final long receivedAtMicros;
    private final BooleanSupplier stop;

    private @Nullable Block ahead;
    private @Nullable IOException failure;
    private boolean atEnd;

    /**
     * Blocks of a channel that stands at the cutter's offset.
     *
     * @param channel the file's bytes; closed with this
     * @param cutter holds nothing yet, and begins where the channel stands
     * @param receivedAtMicros when the file was taken up, the same for all its lines
     * @param stop asked before every read; true ends the blocks early
     */
    public FileBlocks(ReadableByteChannel channel, BlockCutter cutter, long receivedAtMicros, BooleanSupplier stop) {
        this.channel = channel;
        this.cutter = cutter;
        this.receivedAtMicros = receivedAtMicros;
        this.stop = stop;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public Block next() {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    "no more blocks of " + cutter.origin().id());
        }
        Block block = Objects.requireNonNull(ahead);
        ahead = null;
        return block;
    }

    /** Whether the file's last byte was read and the block that holds it taken. */
    public boolean ended() {
        return atEnd && ahead == null && cutter.isEmpty();
    }

    /** Position in the file of the first byte that no block has covered yet. */
    public long offset() {
        return cutter.offset();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private @Nullable Block read() {
        while (fill()) {
            Block block = cutter.take(receivedAtMicros);
            if (block != null) {
                return block;
            }
            if (failure != null) {
                throw new UncheckedIOException(
                        "reading " + cutter.origin().id() + " failed in the line at offset " + cutter.offset(),
                        failure);
            }
            if (atEnd) {
                return cutter.finish(receivedAtMicros);
            }
        }
        return null;
    }

    /** Reads until the cutter is full or the channel has no more; false if a stop came first. */
    private boolean fill() {
        try {
            while (!atEnd && failure == null && !cutter.isFull()) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                atEnd = cutter.fill(channel) < 0;
            }
        } catch (IOException e) {
            failure = e;
        }
        return true;
    }
}
