package dev.hiveparquet.rows;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Place;
import dev.hiveparquet.partition.Partition;
import java.util.Objects;

/**
 * Rows of one partition from one block, in the order of the block's lines: offsets into the block's bytes, no copies.
 *
 * <p>Valid as long as its block is. Row {@code i} of the batch is row {@code order[from + i]} of the table, or {@code from +
 * i} where {@code order} is the identity.
 */
public final class RowBatch {
    private final Partition partition;
    private final Block block;
    private final RowTable table;
    private final int[] order;
    private final boolean ordered;
    private final int from;
    private final int size;
    private final boolean ascii;

    /** A batch of the consecutive rows {@code from .. from + size} of the table. */
    public RowBatch(Partition partition, Block block, RowTable table, int from, int size, boolean ascii) {
        this(partition, block, table, new int[0], false, from, size, ascii);
    }

    /** A batch of the rows {@code order[from .. from + size)} of the table. */
    public RowBatch(Partition partition, Block block, RowTable table, int[] order, int from, int size, boolean ascii) {
        this(partition, block, table, order, true, from, size, ascii);
    }

    private RowBatch(
            Partition partition,
            Block block,
            RowTable table,
            int[] order,
            boolean ordered,
            int from,
            int size,
            boolean ascii) {
        Objects.checkFromIndexSize(from, size, ordered ? order.length : table.size());
        this.partition = partition;
        this.block = block;
        this.table = table;
        this.order = order;
        this.ordered = ordered;
        this.from = from;
        this.size = size;
        this.ascii = ascii;
    }

    /** Where the rows belong. */
    public Partition partition() {
        return partition;
    }

    /** The block whose bytes the rows point into. */
    public Block block() {
        return block;
    }

    /** The rows of the whole block. */
    public RowTable table() {
        return table;
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** Whether every byte of the block is below 0x80, so that no line of it needs a UTF-8 check. */
    public boolean ascii() {
        return ascii;
    }

    /** Index into {@link #table} of the batch's row {@code i}. */
    public int row(int i) {
        return ordered ? order[from + i] : from + i;
    }

    /** Offset in the origin of the first byte of the batch's row {@code i}. */
    public long lineOffset(int i) {
        return block.offset() + (table.start(row(i)) - block.start());
    }

    /** Id of the origin that the batch's rows were first read from. */
    public String firstOrigin() {
        Place first = block.firstRead();
        return first == null ? block.origin().id() : first.origin();
    }

    /** Offset of the batch's row {@code i} in the origin that it was first read from. */
    public long firstOffset(int i) {
        Place first = block.firstRead();
        return first == null ? lineOffset(i) : first.offset();
    }

    /** How many rows at the front have lines that begin below this offset in the origin. */
    public int rowsBelow(long offset) {
        int rows = 0;
        while (rows < size && lineOffset(rows) < offset) {
            rows++;
        }
        return rows;
    }

    /** The batch without its first {@code rows} rows. */
    public RowBatch skip(int rows) {
        Objects.checkFromToIndex(rows, size, size);
        return new RowBatch(partition, block, table, order, ordered, from + rows, size - rows, ascii);
    }
}
