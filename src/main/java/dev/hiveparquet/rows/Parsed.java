package dev.hiveparquet.rows;

import java.util.List;

/**
 * What became of one block: {@code lines = rows + blank + rejected}.
 *
 * @param batches one per partition touched, in the order in which they were first touched; valid until the parser's next
 *     block, and as long as the block is
 * @param lines lines of the block, whole or not
 * @param rows lines that are rows
 * @param blank empty lines, dropped
 * @param rejected lines that went to the quarantine table
 */
public record Parsed(List<RowBatch> batches, int lines, int rows, int blank, int rejected) {}
