package dev.hiveparquet.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The rows of a page that is not full yet. Used by one thread at a time. */
final class OpenRows {
    private final List<RowRun> runs = new ArrayList<>(0);
    private final Slabs memory;
    private SlabBytes last;
    private int rows;
    private int lineBytes;

    OpenRows(Slabs memory) {
        this.memory = memory;
        this.last = new SlabBytes(memory);
    }

    /** Whether a line of this length belongs on this page. An empty page takes any. */
    boolean fits(int length, ParquetOptions options) {
        return rows == 0 || (rows < options.pageRows() && (long) lineBytes + length <= options.pageBytes());
    }

    /** A row is on its way, which adds this much to the column of lines. */
    void count(int length) {
        rows++;
        lineBytes += length;
    }

    /** Adds rows that are laid down. */
    void put(ByteBuilder laidDown) {
        last.put(laidDown.array(), 0, laidDown.size());
    }

    int rows() {
        return rows;
    }

    int lineBytes() {
        return lineBytes;
    }

    /** Memory of the rows that are in no run yet, in bytes. */
    long looseBytes() {
        return last.heldBytes();
    }

    /** Ends a run with the rows that are in none yet. */
    RowRun endRun(AtomicLong held) {
        RowRun run = new RowRun(last, held);
        runs.add(run);
        last = new SlabBytes(memory);
        return run;
    }

    /** All rows, where they are all in a run. */
    List<RowRun> runs() {
        return runs;
    }

    void free() {
        runs.forEach(RowRun::free);
        last.free();
    }
}
