package dev.hiveparquet.benchmark;

import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.OriginReached;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Recording a file as committed, forced to the disk, and as published: microseconds a file. */
@State(Scope.Thread)
public class AppendToLedger extends MicrosEach {
    /** Partitions of the input that have rows beyond where reading could resume. */
    @Param({"1", "1000", "100000"})
    public int partitions;

    private Scratch scratch;
    private Ledger ledger;
    private long files;

    @Setup
    public void open() throws IOException {
        scratch = new Scratch();
        ledger = Ledger.open(scratch.directory().resolve("ledger"));
        ledger.register(SampleLines.ORIGIN, 1);
    }

    @TearDown
    public void close() throws IOException {
        ledger.close();
        scratch.delete();
    }

    @Benchmark
    public void commit() throws IOException {
        files++;
        String name = "20260101T000000Z-" + files + ".tmp";
        long reached = files + partitions;
        String minute = "minute=" + files % partitions;
        Checkpoint resume = new Checkpoint(files, "1767225600000000;-;");
        OriginReached origin = new OriginReached(SampleLines.ORIGIN.id(), files, reached, resume, false);
        String path = "source=sample/year=2026/month=01/day=01/hour=00/" + minute + "/" + name + ".parquet";
        ledger.commit(new Commit(path, Table.LINES, name, minute, 1, 1, files, List.of(origin)));
        ledger.published(name);
    }
}
