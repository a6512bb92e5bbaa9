package dev.hiveparquet.block;

import java.util.List;

/**
 * Blocks that one exchange carries: those of small files, each of them a whole file or what is left to read of it, or one block
 * of a large file; none where the inputs end. Each is of another origin.
 *
 * @param list in order; valid as long as their arrays are
 */
public record Blocks(List<Block> list) {
    public Blocks {
        list = List.copyOf(list);
    }
}
