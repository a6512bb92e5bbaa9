package dev.hiveparquet.group;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.rows.Carry;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowParser;
import java.nio.charset.StandardCharsets;

/** Row batches for tests: lines of one minute of 2026-01-01, each with a tag block. */
final class Batches {
    static final Origin FILE =
            new Origin("file-1", Origin.Kind.FILE, "test", PartitionBy.MINUTE, TimestampRule.SENTENCE);

    /** Of each line, without its terminator. */
    static final int LINE_BYTES = 23;

    private static final long START_SECONDS = 1_767_225_600;

    private Batches() {}

    /** So many lines of the given minute, from the given offset of the file on. */
    static RowBatch of(int minute, int lines, long offset) {
        byte[] bytes = ("\\c:" + (START_SECONDS + minute * 60L) + "*00\\!AIVDM\n")
                .repeat(lines)
                .getBytes(StandardCharsets.US_ASCII);
        Block block = new Block(
                Block.Kind.LINES,
                FILE,
                offset,
                bytes.length,
                (START_SECONDS + 3600) * 1_000_000,
                bytes,
                0,
                bytes.length);
        return new RowParser(FILE, Carry.FRESH, 1000).parse(block).batches().get(0);
    }
}
