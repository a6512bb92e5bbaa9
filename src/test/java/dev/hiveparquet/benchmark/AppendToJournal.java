package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.JournalFeed;
import dev.hiveparquet.journal.JournalLimits;
import dev.hiveparquet.partition.PartitionBy;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Accepting a block of a feed, with segments that are full and those that go: microseconds a block. */
@State(Scope.Thread)
public class AppendToJournal extends MicrosEach {
    /** 64 KiB is what one read of a fast feed gives. */
    @Param({"65536", "1048576"})
    public int blockBytes;

    /** 1: every block is forced to the disk; 1048576: the default. */
    @Param({"1", "1048576"})
    public long syncBytes;

    private Scratch scratch;
    private Journal journal;
    private JournalFeed feed;
    private Block block;
    private Origin writing;

    @Setup
    public void open() throws IOException {
        scratch = new Scratch();
        journal = Journal.open(scratch.directory(), new JournalLimits(64L << 20, Duration.ofMillis(200), syncBytes));
        feed = journal.feed("sample", PartitionBy.HOUR, TimestampRule.SENTENCE);
        byte[] lines = SampleLines.TAG_BLOCKS.bytes();
        block = SampleLines.block(Arrays.copyOf(lines, Math.min(blockBytes, lines.length)));
        writing = feed.append(block, () -> "").origin();
    }

    @TearDown
    public void close() throws IOException {
        journal.close();
        scratch.delete();
    }

    @Benchmark
    public Block append() throws IOException {
        Block accepted = feed.append(block, () -> "");
        if (!accepted.origin().equals(writing)) {
            journal.delete(writing);
            writing = accepted.origin();
        }
        return accepted;
    }
}
