package dev.hiveparquet.intake;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.Origin;

/**
 * How long lines and blocks may be.
 *
 * @param maxLineBytes longest line that is a row, without its terminator
 * @param blockBytes longest block; twice the longest line and more, so that a block is never mostly one line
 */
public record BlockSizes(int maxLineBytes, int blockBytes) {
    private static final int USUAL_BLOCK_BYTES = 1 << 20;

    /** Blocks of 1 MiB, or as much longer as the lines need. */
    public static BlockSizes forLines(int maxLineBytes) {
        return new BlockSizes(maxLineBytes, Math.max(USUAL_BLOCK_BYTES, 2 * maxLineBytes + 2));
    }

    /** A cutter of a file, from one offset to the other. Its memory is as large as blocks may become: small for a small file. */
    BlockCutter cutter(Origin origin, long offset, long end) {
        long needed = Math.max(maxLineBytes + 2L, end - offset + 1);
        return new BlockCutter(origin, offset, maxLineBytes, (int) Math.min(blockBytes, needed));
    }
}
