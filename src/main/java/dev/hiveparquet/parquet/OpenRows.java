package dev.hiveparquet.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The rows of a page that is not full yet: their lines one after the other, and all else in their heads. Used by one thread at a time. */
final class OpenRows {
    private static final int INITIAL_HEAD_BYTES = 64;

    private final List<RowRun> runs = new ArrayList<>(0);
    private final Slabs memory;
    private ByteBuilder heads = new ByteBuilder(INITIAL_HEAD_BYTES);
    private SlabBytes lines;
    private int rows;
    private int lineBytes;

    OpenRows(Slabs memory) {
        this.memory = memory;
        this.lines = new SlabBytes(memory);
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

    /** Where the heads of rows are laid down. */
    ByteBuilder heads() {
        return heads;
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
        return heads.array().length + lines.heldBytes();
    }

    /** Ends a run with the rows that are in none yet. */
    RowRun endRun(AtomicLong held) {
        RowRun run = new RowRun(heads.toByteArray(), lines, held);
        runs.add(run);
        heads = new ByteBuilder(INITIAL_HEAD_BYTES);
        lines = new SlabBytes(memory);
        return run;
    }

    /** All rows, where they are all in a run. */
    List<RowRun> runs() {
        return runs;
    }

    void free() {
        runs.forEach(RowRun::free);
        lines.free();
    }
}
