package dev.hiveparquet.journal;

import dev.hiveparquet.block.Block;

/**
 * A block read back from the journal; its bytes are valid until the next one is read.
 *
 * @param block as {@link JournalFeed#append} returned it
 * @param sessionStarts whether nothing is carried into it, because it is the first of a connection
 */
public record Replayed(Block block, boolean sessionStarts) {}
