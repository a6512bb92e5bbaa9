package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.FileBlocks;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Cutting the bytes of a file, which are in memory, into blocks: microseconds a block. */
@State(Scope.Thread)
public class CutBlocks extends MicrosEach {
    private static final int BLOCKS = 16;

    @Param
    public SampleLines lines;

    private byte[] file;

    @Setup
    public void fill() {
        byte[] block = lines.bytes();
        file = new byte[BLOCKS * block.length];
        for (int i = 0; i < BLOCKS; i++) {
            System.arraycopy(block, 0, file, i * block.length, block.length);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public void cut(Blackhole taken) {
        BlockCutter cutter =
                new BlockCutter(SampleLines.ORIGIN, 0, SampleLines.MAX_LINE_BYTES, SampleLines.BLOCK_BYTES);
        FileBlocks blocks = new FileBlocks(Channels.newChannel(new ByteArrayInputStream(file)), cutter, 1, () -> false);
        while (blocks.hasNext()) {
            taken.consume(blocks.next());
        }
    }
}
