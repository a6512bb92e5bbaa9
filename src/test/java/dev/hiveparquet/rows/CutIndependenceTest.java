package dev.hiveparquet.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * However an input is read, cut into blocks and resumed between blocks, its rows are those that the book says: same bytes,
 * same times, same partitions, same rejects.
 */
class CutIndependenceTest {
    private static final int INPUTS = 400;
    private static final int CUTS = 4;
    private static final int MAX_LINE = 48;
    /** 2026-01-01T00:00:00Z. */
    private static final long RECEIVED = 1_767_225_600_000_000L;

    private final TreeMap<Long, String> rows = new TreeMap<>();
    private int blank;

    @Test
    void a_file_has_the_same_rows_however_it_is_cut() {
        for (long seed = 0; seed < INPUTS; seed++) {
            check(Origin.Kind.FILE, seed);
        }
    }

    @Test
    void a_stream_has_the_same_rows_however_it_arrives() {
        for (long seed = 0; seed < INPUTS; seed++) {
            check(Origin.Kind.STREAM, seed);
        }
    }

    @Test
    void random_bytes_are_rows_and_never_an_exception() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            check(
                    origin(Origin.Kind.FILE, random),
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    random,
                    "bytes " + i);
        }
    }

    private void check(Origin.Kind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Origin origin = origin(kind, random);
        String input = new LineSoup(random).lines(random.nextInt(random.nextInt(20) == 0 ? 1000 : 20));
        check(origin, input, random, "seed " + seed);
    }

    /** Parses an input in several ways and compares each with the reference. */
    void check(Origin origin, String input, SplittableRandom random, String name) {
        Instant received = Instant.EPOCH.plus(RECEIVED, ChronoUnit.MICROS);
        int blockBytes = MAX_LINE + 2 + random.nextInt(random.nextBoolean() ? 8 : 1000);
        ReferenceRows reference = new ReferenceRows(origin, received, MAX_LINE, blockBytes);
        List<String> expected = reference.read(input);
        for (int cut = 0; cut < CUTS; cut++) {
            rows.clear();
            blank = 0;
            parse(origin, input.getBytes(StandardCharsets.ISO_8859_1), blockBytes, random.split());
            assertThat(rows.values()).as("%s, cut %d", name, cut).containsExactlyElementsOf(expected);
            assertThat(blank).as("%s, cut %d", name, cut).isEqualTo(reference.blank);
        }
    }

    private void parse(Origin origin, byte[] input, int blockBytes, SplittableRandom random) {
        BlockCutter cutter = new BlockCutter(origin, 0, MAX_LINE, blockBytes);
        Reader reader = new Reader(origin, random);
        ReadableByteChannel dripping = new Dripping(input, random, random.nextBoolean() ? 5 : 500);
        if (origin.kind() == Origin.Kind.FILE) {
            new FileBlocks(dripping, cutter, RECEIVED, () -> false).forEachRemaining(reader::read);
        } else {
            readStream(cutter, input, random, reader);
        }
        assertThat(cutter.offset()).isEqualTo(input.length);
        assertThat(reader.nextOffset).isEqualTo(input.length);
    }

    private static void readStream(BlockCutter cutter, byte[] input, SplittableRandom random, Reader reader) {
        int step = random.nextBoolean() ? 5 : 500;
        for (int at = 0; at < input.length; ) {
            int count = Math.min(random.nextInt(step) + 1, input.length - at);
            ByteBuffer received = ByteBuffer.wrap(input, at, count);
            while (received.hasRemaining()) {
                cutter.fill(received);
                for (Block block = cutter.take(RECEIVED); block != null; block = cutter.take(RECEIVED)) {
                    reader.read(block);
                }
            }
            at += count;
        }
        Block torn = cutter.tear(RECEIVED);
        if (torn != null) {
            reader.read(torn);
        }
    }

    static Origin origin(Origin.Kind kind, SplittableRandom random) {
        PartitionBy by = List.of(PartitionBy.values()).get(random.nextInt(PartitionBy.values().length));
        TimestampRule rule = random.nextInt(10) == 0 ? TimestampRule.RECEIVED : TimestampRule.SENTENCE;
        return new Origin("origin", kind, "x", by, rule);
    }

    /** Parses blocks in order, at times with a new parser that knows what the last one carried. */
    private final class Reader {
        private final Origin origin;
        private final SplittableRandom random;
        private RowParser parser;
        private long nextOffset;

        Reader(Origin origin, SplittableRandom random) {
            this.origin = origin;
            this.random = random;
            this.parser = new RowParser(origin, Carry.FRESH, MAX_LINE);
        }

        void read(Block block) {
            assertThat(block.offset()).isEqualTo(nextOffset);
            nextOffset = block.endOffset();
            if (random.nextInt(3) == 0) {
                parser = new RowParser(origin, Carry.decode(parser.carry().encode()), MAX_LINE);
            }
            int before = rows.size();
            Parsed parsed = parser.parse(block);
            blank += parsed.blank();
            parsed.batches().forEach(CutIndependenceTest.this::add);
            assertThat(rows.size() - before).isEqualTo(parsed.rows() + parsed.rejected());
            assertThat(parsed.lines()).isEqualTo(parsed.rows() + parsed.rejected() + parsed.blank());
            assertThat(parsed.batches()).extracting(RowBatch::partition).doesNotHaveDuplicates();
        }
    }

    private void add(RowBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            assertThat(i == 0 || batch.lineOffset(i - 1) < batch.lineOffset(i)).isTrue();
            int row = batch.row(i);
            RowTable table = batch.table();
            assertThat(batch.partition().contains(table.timeMicros(row))).isTrue();
            String from = batch.partition().table() == Table.LINES
                    ? TimeFrom.of(table.code(row)).label()
                    : RejectReason.of(table.code(row)).label();
            String content =
                    new String(batch.block().bytes(), table.start(row), table.length(row), StandardCharsets.ISO_8859_1);
            assertThat(batch.ascii() && content.chars().anyMatch(c -> c > 0x7f)).isFalse();
            String partition = batch.partition().table() + " "
                    + Instant.EPOCH.plus(batch.partition().startMicros(), ChronoUnit.MICROS);
            Instant time = Instant.EPOCH.plus(table.timeMicros(row), ChronoUnit.MICROS);
            rows.put(
                    batch.lineOffset(i),
                    ReferenceRows.text(batch.lineOffset(i), table.lineBytes(row), partition, time, from, content));
        }
    }

    /** A channel that gives as few bytes at a time as it likes. */
    private record Dripping(ByteBuffer input, SplittableRandom random, int step) implements ReadableByteChannel {
        Dripping(byte[] input, SplittableRandom random, int step) {
            this(ByteBuffer.wrap(input), random, step);
        }

        @Override
        public int read(ByteBuffer into) {
            if (!input.hasRemaining()) {
                return -1;
            }
            int count = Math.min(Math.min(random.nextInt(step) + 1, input.remaining()), into.remaining());
            into.put(input.slice(input.position(), count));
            input.position(input.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
