package dev.hiveparquet.parquet;

import dev.hiveparquet.benchmark.MicrosEach;
import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** zstd alone, on a page of lines as they came: microseconds a page. Not in the package of the others for what it uses. */
@State(Scope.Thread)
public class CompressPages extends MicrosEach {
    @Param({"1", "3", "6"})
    public int level;

    @Param({"1048576", "2097152", "4194304"})
    public int pageBytes;

    private PageCompressor compressor;
    private byte[] page;
    private int length;

    @Setup
    public void open() {
        compressor = new PageCompressor(level);
        page = new byte[pageBytes];
        length = new FeedGenerator(FeedOptions.of(1, Long.MAX_VALUE)).fill(page, Long.MAX_VALUE);
    }

    @TearDown
    public void close() {
        compressor.close();
    }

    @Benchmark
    public ByteBuffer compress() {
        compressor.begin(length);
        compressor.put(page, length);
        return compressor.compressed();
    }
}
