package dev.hiveparquet.block;

import dev.hiveparquet.block.Block.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into blocks at newlines, in memory that does not depend on what comes in.
 *
 * <p>To be used in turns: fill once or more, then {@link #take} until it gives null. Lines that fit are given as {@link
 * Kind#LINES} up to the last newline held. A line that fills the whole buffer is over-long whatever its end looks like: its
 * first {@code maxLineBytes} bytes are kept, the rest is let go up to its newline, and then one {@link Kind#OVERLONG} block
 * stands for all of it. Lines longer than {@code maxLineBytes} that do fit stay in their block: the parser rejects them, to
 * the same effect.
 *
 * <p>A block's bytes stay as they are until a fill that follows the taking of the next block. Not thread-safe.
 */
public final class BlockCutter {
    /** What a channel reads goes through native memory, which stays in the processor's cache if it is no more than this. */
    private static final int MAX_READ_BYTES = 128 << 10;

    private final Origin origin;
    private final int maxLineBytes;

    private byte[] held;
    private byte[] spare;
    private int start;
    private int end;
    /** Between {@code start} and here there is no newline. */
    private int searched;
    /** Position in the origin of what stands at {@code start}. */
    private long offset;
    /** Whether {@code held} begins with an over-long line, of which {@code letGo} bytes are gone. */
    private boolean overlong;

    private long letGo;

    /**
     * A cutter that holds nothing yet.
     *
     * @param origin where the bytes come from
     * @param offset position of the first byte in the origin, the beginning of a line
     * @param maxLineBytes longest line that can be a row, without its terminator, at least 1
     * @param blockBytes longest block, at least {@code maxLineBytes + 2} so that every row fits with its terminator
     */
    public BlockCutter(Origin origin, long offset, int maxLineBytes, int blockBytes) {
        if (offset < 0 || maxLineBytes < 1 || blockBytes - 2 < maxLineBytes) {
            throw new IllegalArgumentException("blocks of " + blockBytes + " bytes from offset " + offset
                    + " cannot hold lines of " + maxLineBytes + " bytes and their ends");
        }
        this.origin = origin;
        this.offset = offset;
        this.maxLineBytes = maxLineBytes;
        this.held = new byte[blockBytes];
        this.spare = new byte[blockBytes];
    }

    /** Takes in as many bytes as there is room for and tells how many those were: 0 only if there were none. */
    public int fill(ByteBuffer bytes) {
        makeRoom();
        int count = Math.min(bytes.remaining(), held.length - end);
        bytes.get(held, end, count);
        end += count;
        return count;
    }

    /** Reads once, at most as much as there is room for, and gives what the channel gave: a count, or -1 at its end. */
    public int fill(ReadableByteChannel channel) throws IOException {
        makeRoom();
        int count = channel.read(ByteBuffer.wrap(held, end, Math.min(held.length - end, MAX_READ_BYTES)));
        end += Math.max(count, 0);
        return count;
    }

    /** Whether there is no room until a block is taken. */
    public boolean isFull() {
        return end - start == held.length;
    }

    /** Where the bytes come from. */
    public Origin origin() {
        return origin;
    }

    /** Whether every byte taken in is covered by a block. */
    public boolean isEmpty() {
        return end == start;
    }

    /** Position in the origin of the first byte that no block has covered yet. */
    public long offset() {
        return offset;
    }

    /** The next block of what is held, or null if more is needed first. */
    public @Nullable Block take(long receivedAtMicros) {
        if (overlong) {
            return takeOverlong(receivedAtMicros);
        }
        int newline = end - 1;
        while (newline >= searched && held[newline] != '\n') {
            newline--;
        }
        if (newline >= searched) {
            return cut(Kind.LINES, newline + 1, newline + 1 - start, receivedAtMicros);
        }
        searched = end;
        if (isFull()) {
            makeRoom();
            overlong = true;
            dropTail();
        }
        return null;
    }

    /** The end of a file: what is left is its last line, which needs no newline. Null if nothing is left. */
    public @Nullable Block finish(long receivedAtMicros) {
        return end == start ? null : cut(overlong ? Kind.OVERLONG : Kind.LINES, end, end - start, receivedAtMicros);
    }

    /**
     * The end of a connection, or of what could be read of a file: what is left is not a whole line. Null if nothing is
     * left.
     */
    public @Nullable Block tear(long receivedAtMicros) {
        return end == start ? null : cut(Kind.TORN, end, Math.min(end - start, maxLineBytes), receivedAtMicros);
    }

    private @Nullable Block takeOverlong(long receivedAtMicros) {
        for (int i = maxLineBytes; i < end; i++) {
            if (held[i] == '\n') {
                return cut(Kind.OVERLONG, i + 1, maxLineBytes, receivedAtMicros);
            }
        }
        dropTail();
        return null;
    }

    private Block cut(Kind kind, int to, int length, long receivedAtMicros) {
        long span = to - start + letGo;
        Block block = new Block(kind, origin, offset, span, receivedAtMicros, held, start, length);
        offset += span;
        start = to;
        searched = to;
        overlong = false;
        letGo = 0;
        return block;
    }

    private void dropTail() {
        letGo += end - maxLineBytes;
        end = maxLineBytes;
    }

    /** Moves what is held to the front of the other array, so that blocks already taken stay as they are. */
    private void makeRoom() {
        if (start == 0) {
            return;
        }
        System.arraycopy(held, start, spare, 0, end - start);
        byte[] free = held;
        held = spare;
        spare = free;
        end -= start;
        searched -= start;
        start = 0;
    }
}
