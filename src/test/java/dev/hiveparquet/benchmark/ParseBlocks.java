package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.rows.Carry;
import dev.hiveparquet.rows.Parsed;
import dev.hiveparquet.rows.RowParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a block to row batches (newlines, tag blocks, times, partitions): microseconds a block. */
@State(Scope.Thread)
public class ParseBlocks extends MicrosEach {
    @Param
    public SampleLines lines;

    private Block block;
    private RowParser parser;

    @Setup
    public void open() {
        block = lines.block();
        parser = new RowParser(SampleLines.ORIGIN, Carry.FRESH, SampleLines.MAX_LINE_BYTES);
    }

    @Benchmark
    public Parsed parse() {
        return parser.parse(block);
    }
}
