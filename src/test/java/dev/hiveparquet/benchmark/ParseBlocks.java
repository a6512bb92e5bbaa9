package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.rows.Carry;
import dev.hiveparquet.rows.Parsed;
import dev.hiveparquet.rows.RowParser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a block to row batches (newlines, tag blocks, times, partitions): microseconds a block. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ParseBlocks {
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
