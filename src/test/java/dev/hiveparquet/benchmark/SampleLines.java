package dev.hiveparquet.benchmark;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What the benchmarks are given: 1 MiB of lines of one kind, the same in every run. */
public enum SampleLines {
    /** Sentences of the simulated feed, as shore stations send them: with tag blocks. */
    TAG_BLOCKS {
        @Override
        byte[] bytes() {
            byte[] lines = new byte[BLOCK_BYTES + FeedGenerator.MAX_LINE_BYTES];
            int length = new FeedGenerator(FeedOptions.of(1, Long.MAX_VALUE)).fill(lines, Long.MAX_VALUE);
            return wholeLines(lines, length);
        }
    },

    /** The same sentences without their tag blocks. */
    BARE {
        @Override
        byte[] bytes() {
            byte[] lines = new byte[2 * BLOCK_BYTES];
            int length = new FeedGenerator(FeedOptions.of(1, Long.MAX_VALUE)).fill(lines, Long.MAX_VALUE);
            String text = new String(lines, 0, length, StandardCharsets.ISO_8859_1).replaceAll("\\\\[^\\\\]*\\\\", "");
            byte[] bare = text.getBytes(StandardCharsets.ISO_8859_1);
            return wholeLines(bare, bare.length);
        }
    },

    /** Random bytes, of which some are newlines. */
    GARBAGE {
        @Override
        byte[] bytes() {
            byte[] noise = new byte[BLOCK_BYTES];
            new Random(1).nextBytes(noise);
            return wholeLines(noise, noise.length);
        }
    };

    static final int BLOCK_BYTES = 1 << 20;

    static final int MAX_LINE_BYTES = 64 << 10;

    static final Origin ORIGIN =
            new Origin("sample", Origin.Kind.FILE, "sample", PartitionBy.HOUR, TimestampRule.SENTENCE);

    private static final long RECEIVED_AT_MICROS = 1_767_312_000_000_000L;

    abstract byte[] bytes();

    /** The lines as one block, the origin's first. */
    Block block() {
        return block(bytes());
    }

    static Block block(byte[] bytes) {
        return new Block(Block.Kind.LINES, ORIGIN, 0, bytes.length, RECEIVED_AT_MICROS, bytes, 0, bytes.length);
    }

    private static byte[] wholeLines(byte[] bytes, int length) {
        int end = Math.min(length, BLOCK_BYTES);
        while (bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
