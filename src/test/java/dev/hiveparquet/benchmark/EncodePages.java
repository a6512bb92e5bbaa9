package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.parquet.GroupFile;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.parquet.Written;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.Carry;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From row batches to a file's pages: microseconds a block, which is a page here. */
@State(Scope.Thread)
public class EncodePages extends MicrosEach {
    @Param
    public SampleLines lines;

    private List<RowBatch> batches;
    private GroupFiles files;
    private final WritableByteChannel nowhere = Channels.newChannel(OutputStream.nullOutputStream());

    @Setup
    public void parse() {
        Block block = lines.block();
        batches = new RowParser(SampleLines.ORIGIN, Carry.FRESH, SampleLines.MAX_LINE_BYTES)
                .parse(block)
                .batches();
        files = new GroupFiles(ParquetOptions.defaults("0"), Runnable::run);
    }

    @TearDown
    public void close() {
        files.close();
    }

    /** The part that one thread has to do: copying rows to where they wait for their page to be full. */
    @Benchmark
    public long layDown() {
        GroupFile file = filled();
        long rows = file.rows();
        file.discard();
        return rows;
    }

    /** The same, then the page encoded and compressed, and a file written around it. */
    @Benchmark
    public Written write() throws IOException {
        GroupFile file = filled();
        Written written = file.writeTo(nowhere, Map.of());
        file.discard();
        return written;
    }

    private GroupFile filled() {
        GroupFile file = files.open(Table.LINES);
        for (RowBatch batch : batches) {
            file.append(batch, 0, batch.size());
        }
        return file;
    }
}
