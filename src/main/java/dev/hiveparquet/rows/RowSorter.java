package dev.hiveparquet.rows;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts a block's rows into partitions, keeping their order within each.
 *
 * <p>A row in the same partition as the row before it costs two comparisons; where a block touches one partition only,
 * nothing is sorted. Not thread-safe.
 */
final class RowSorter {
    /** No start of a partition: it is no whole number of seconds. */
    private static final long QUARANTINE_KEY = Long.MAX_VALUE;

    private static final int MAX_KNOWN = 16_384;

    private String source = "";
    private PartitionBy by = PartitionBy.HOUR;
    private final SlotTable slots = new SlotTable();
    private final List<Partition> partitions = new ArrayList<>();

    /** Partitions of earlier blocks, by start: late rows touch the same ones again and again. */
    private final Map<Long, Partition> known = new HashMap<>();

    private long start;
    private long end;
    private int slot;
    private int size;
    private int[] slotOf = new int[1024];
    private int[] counts = new int[16];
    private int[] order = new int[0];

    /** Sorts rows of this origin from now on. */
    void begin(Origin origin) {
        if (by != origin.partitionBy() || !source.equals(origin.source())) {
            known.clear();
        }
        source = origin.source();
        by = origin.partitionBy();
        clear();
    }

    void clear() {
        slots.clear();
        partitions.clear();
        start = 0;
        end = 0;
        size = 0;
    }

    /** Adds the next row of the block, which is a row of the lines table. */
    void addLine(long micros) {
        if (micros < start || micros >= end) {
            start = by.floor(micros);
            end = by.next(start);
            slot = slots.slot(start);
            if (slot == partitions.size()) {
                begin(linesPartition());
            }
        }
        add(slot);
    }

    /** Adds the next row of the block, which goes to quarantine. */
    void addRejected(long receivedAtMicros) {
        int rejected = slots.slot(QUARANTINE_KEY);
        if (rejected == partitions.size()) {
            begin(Partition.of(Table.QUARANTINE, source, PartitionBy.DAY, receivedAtMicros));
        }
        add(rejected);
    }

    /** The rows added since {@link #clear}, which are those of the table, one batch a partition. */
    List<RowBatch> batches(Block block, RowTable table, boolean ascii) {
        if (partitions.size() == 1) {
            return List.of(new RowBatch(partitions.get(0), block, table, 0, size, ascii));
        }
        int[] ends = sort();
        List<RowBatch> batches = new ArrayList<>(partitions.size());
        for (int i = 0; i < partitions.size(); i++) {
            batches.add(new RowBatch(partitions.get(i), block, table, order, ends[i] - counts[i], counts[i], ascii));
        }
        return batches;
    }

    private Partition linesPartition() {
        if (known.size() == MAX_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(start, begin -> new Partition(Table.LINES, source, by, begin));
    }

    private void begin(Partition partition) {
        int next = partitions.size();
        if (next == counts.length) {
            counts = Arrays.copyOf(counts, next * 2);
        }
        counts[next] = 0;
        partitions.add(partition);
    }

    private void add(int to) {
        if (size == slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, size * 2);
        }
        slotOf[size++] = to;
        counts[to]++;
    }

    /** Fills {@code order} by counting and gives where each partition's rows end in it. */
    private int[] sort() {
        if (order.length < size) {
            order = new int[slotOf.length];
        }
        int[] at = new int[partitions.size()];
        for (int i = 1; i < at.length; i++) {
            at[i] = at[i - 1] + counts[i - 1];
        }
        for (int row = 0; row < size; row++) {
            order[at[slotOf[row]]++] = row;
        }
        return at;
    }
}
