package dev.hiveparquet.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of a page that is not full yet: their lines one after the other, and all else in their heads. Used by one thread at
 * a time.
 */
final class OpenRows {
    private static final int INITIAL_HEAD_BYTES = 64;

    /** Heads stay on the heap until they are this many bytes: a file of few rows takes no piece of memory for them. */
    private static final int FEW_HEAD_BYTES = 512;

    private final List<RowRun> runs = new ArrayList<>(0);
    private final Slabs memory;
    private final ByteBuilder newHeads = new ByteBuilder(INITIAL_HEAD_BYTES);
    private SlabBytes heads;
    private SlabBytes lines;
    private int rows;
    private int lineBytes;

    OpenRows(Slabs memory) {
        this.memory = memory;
        this.heads = new SlabBytes(memory);
        this.lines = new SlabBytes(memory);
    }

    /** Whether a line of this length belongs on this page. An empty page takes any. */
    boolean fits(int length, ParquetOptions options) {
        return rows == 0 || (rows < options.pageRows() && (long) lineBytes + length <= options.pageBytes());
    }

    /** A row's head is laid down, and its line, which adds this much to the column of lines, is on its way. */
    void count(int length) {
        rows++;
        lineBytes += length;
        if (newHeads.size() >= FEW_HEAD_BYTES) {
            putHeads();
        }
    }

    /** Where the heads of rows are laid down. */
    ByteBuilder heads() {
        return newHeads;
    }

    /** Adds lines of rows whose heads are laid down. */
    void put(ByteBuilder more) {
        lines.put(more.array(), 0, more.size());
    }

    int rows() {
        return rows;
    }

    int lineBytes() {
        return lineBytes;
    }

    /** Memory of the rows that are in no run yet, in bytes. */
    long looseBytes() {
        return newHeads.array().length + heads.heldBytes() + lines.heldBytes();
    }

    /** Ends a run with the rows that are in none yet. */
    RowRun endRun(AtomicLong held) {
        putHeads();
        RowRun run = new RowRun(heads, lines, held);
        runs.add(run);
        heads = new SlabBytes(memory);
        lines = new SlabBytes(memory);
        return run;
    }

    /** All rows, where they are all in a run. */
    List<RowRun> runs() {
        return runs;
    }

    void free() {
        runs.forEach(RowRun::free);
        heads.free();
        lines.free();
    }

    private void putHeads() {
        heads.put(newHeads.array(), 0, newHeads.size());
        newHeads.clear();
    }
}
