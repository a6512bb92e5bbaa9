package dev.hiveparquet.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every line of a block becomes a row of the right partition, a rejected line or a dropped blank, and nothing else. */
class RowParserTest {
    private static final int MAX_LINE = 40;
    private static final long HOUR = 3_600_000_000L;
    private static final long NEW_YEAR = 1_767_225_600_000_000L;
    /** 2026-01-01T12:00:30Z. */
    private static final long RECEIVED = NEW_YEAR + 12 * HOUR + 30_000_000;

    private final RowParser parser = parser(TimestampRule.SENTENCE);

    @Test
    void an_empty_block_has_nothing() {
        assertThat(parser.parse(lines("", 0))).isEqualTo(new Parsed(List.of(), 0, 0, 0, 0));
    }

    @Test
    void lines_end_at_lf_or_crlf_and_other_crs_are_data() {
        Parsed parsed = parser.parse(lines("a\nb\r\nc\rd\r\n\re\n\r\r\nf\r", 0));
        assertThat(rows(parsed)).containsExactly("0 a", "2 b", "5 c\rd", "10 \re", "13 \r", "16 f\r");
        assertThat(parsed.lines()).isEqualTo(6);
        assertThat(parsed.rows()).isEqualTo(6);
    }

    @Test
    void blank_lines_are_dropped_and_counted() {
        Parsed parsed = parser.parse(lines("\n\r\n\n\n\n\n\n\n\n \n\n", 0));
        assertThat(rows(parsed)).containsExactly("10  ");
        assertThat(parsed.lines()).isEqualTo(11);
        assertThat(parsed.rows()).isEqualTo(1);
        assertThat(parsed.blank()).isEqualTo(10);
    }

    @Test
    void a_block_of_blank_lines_only_has_no_batch() {
        assertThat(parser.parse(lines("\n".repeat(100), 0))).isEqualTo(new Parsed(List.of(), 100, 0, 100, 0));
    }

    @Test
    void any_bytes_are_data_unless_they_are_a_newline() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        RowParser wide = new RowParser(origin(TimestampRule.SENTENCE), Carry.FRESH, 300);
        Parsed parsed = wide.parse(block(Block.Kind.LINES, all, 256, 0));
        RowTable table = parsed.batches().get(0).table();
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.length(0)).isEqualTo(10);
        assertThat(table.start(1)).isEqualTo(11);
        assertThat(table.length(1)).isEqualTo(245);
    }

    @Test
    void offsets_count_in_the_origin_wherever_the_content_stands() {
        byte[] bytes = "xx\nabc\ndef\nyy".getBytes(StandardCharsets.US_ASCII);
        Block block = new Block(Block.Kind.LINES, origin(TimestampRule.SENTENCE), 1L << 40, 8, RECEIVED, bytes, 3, 8);
        assertThat(rows(parser.parse(block))).containsExactly("1099511627776 abc", "1099511627780 def");
    }

    @Test
    void rows_go_to_the_partition_of_their_time_in_the_order_of_the_lines() {
        Parsed parsed = parser.parse(lines(timed(3, "a") + timed(4, "b") + timed(3, "c") + "d\n" + timed(4, "e"), 0));
        assertThat(parsed.batches())
                .extracting(RowBatch::partition)
                .containsExactly(hour(NEW_YEAR + 3 * HOUR), hour(NEW_YEAR + 4 * HOUR));
        assertThat(rows(parsed.batches().get(0)))
                .extracting(row -> row.substring(row.length() - 1))
                .containsExactly("a", "c", "d");
        assertThat(rows(parsed.batches().get(1)))
                .extracting(row -> row.substring(row.length() - 1))
                .containsExactly("b", "e");
        RowTable table = parsed.batches().get(0).table();
        assertThat(table.timeMicros(3)).isEqualTo(NEW_YEAR + 3 * HOUR);
        assertThat(TimeFrom.of(table.code(3))).isEqualTo(TimeFrom.CARRIED);
    }

    @Test
    void ten_thousand_partitions_in_one_block_are_ten_thousand_batches() {
        StringBuilder text = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (int hour = 0; hour < 10_000; hour++) {
                text.append(timed(-hour, "x"));
            }
        }
        Parsed parsed = parser.parse(lines(text.toString(), 0));
        assertThat(parsed.batches()).hasSize(10_000);
        for (int hour = 0; hour < 10_000; hour++) {
            RowBatch batch = parsed.batches().get(hour);
            assertThat(batch.partition().startMicros()).isEqualTo(NEW_YEAR - hour * HOUR);
            assertThat(batch.size()).isEqualTo(2);
            assertThat(batch.row(0)).isEqualTo(hour);
            assertThat(batch.row(1)).isEqualTo(10_000 + hour);
        }
    }

    @Test
    void a_block_of_one_partition_needs_no_order() {
        Parsed parsed = parser.parse(lines("a\nb\n", 0));
        assertThat(parsed.batches()).hasSize(1);
        assertThat(parsed.batches().get(0).partition()).isEqualTo(hour(NEW_YEAR + 12 * HOUR));
        assertThat(parsed.batches().get(0).row(1)).isEqualTo(1);
    }

    @Test
    void a_line_longer_than_a_row_may_be_goes_to_quarantine_by_the_day_of_its_arrival() {
        String longest = "x".repeat(MAX_LINE);
        Parsed parsed = parser.parse(lines(longest + "\r\n" + longest + "y\r\n" + longest + "\n", 7));
        assertThat(parsed.rows()).isEqualTo(2);
        assertThat(parsed.rejected()).isEqualTo(1);
        RowBatch quarantine = parsed.batches().get(1);
        assertThat(quarantine.partition()).isEqualTo(new Partition(Table.QUARANTINE, "x", PartitionBy.DAY, NEW_YEAR));
        assertThat(rows(quarantine)).containsExactly("49 " + longest + "y");
        int row = quarantine.row(0);
        assertThat(quarantine.table().lineBytes(row)).isEqualTo(43);
        assertThat(quarantine.table().timeMicros(row)).isEqualTo(RECEIVED);
        assertThat(RejectReason.of(quarantine.table().code(row))).isEqualTo(RejectReason.OVERLONG);
    }

    @Test
    void a_block_of_a_rejected_line_is_one_row_of_quarantine() {
        byte[] bytes = "begin".getBytes(StandardCharsets.US_ASCII);
        Parsed overlong = parser.parse(block(Block.Kind.OVERLONG, bytes, 10L << 30, 5));
        assertThat(overlong.lines()).isEqualTo(1);
        assertThat(overlong.rejected()).isEqualTo(1);
        assertThat(rows(overlong)).containsExactly("5 begin");
        assertThat(overlong.batches().get(0).table().lineBytes(0)).isEqualTo(10L << 30);
        assertThat(overlong.batches().get(0).table().code(0)).isEqualTo(RejectReason.OVERLONG.code());
        Parsed torn = parser.parse(block(Block.Kind.TORN, bytes, 5, 5));
        assertThat(torn.rejected()).isEqualTo(1);
        assertThat(torn.batches().get(0).table().code(0)).isEqualTo(RejectReason.TORN.code());
    }

    @Test
    void by_arrival_every_row_has_the_time_it_arrived() {
        Parsed parsed = parser(TimestampRule.RECEIVED).parse(lines(timed(3, "a") + "b\n", 0));
        assertThat(parsed.batches()).hasSize(1);
        RowTable table = parsed.batches().get(0).table();
        assertThat(table.timeMicros(0)).isEqualTo(RECEIVED);
        assertThat(table.timeMicros(1)).isEqualTo(RECEIVED);
        assertThat(table.code(0)).isEqualTo(TimeFrom.RECEIVED.code());
    }

    @Test
    void one_byte_of_the_high_half_makes_a_block_no_ascii() {
        assertThat(parser.parse(lines("0123456789\nabc\n", 0)).batches().get(0).ascii())
                .isTrue();
        assertThat(parser.parse(lines("0123456\u00e99\nabc\n", 0))
                        .batches()
                        .get(0)
                        .ascii())
                .isFalse();
        assertThat(parser.parse(lines("0123456789\nab\u00e9\n", 0))
                        .batches()
                        .get(0)
                        .ascii())
                .isFalse();
        byte[] around = "\u00e9abc\n\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Block inside = new Block(Block.Kind.LINES, origin(TimestampRule.SENTENCE), 0, 4, RECEIVED, around, 1, 4);
        assertThat(parser.parse(inside).batches().get(0).ascii()).isTrue();
    }

    private static RowParser parser(TimestampRule rule) {
        return new RowParser(origin(rule), Carry.FRESH, MAX_LINE);
    }

    private static Origin origin(TimestampRule rule) {
        return new Origin("file-1", Origin.Kind.FILE, "x", PartitionBy.HOUR, rule);
    }

    private static Partition hour(long start) {
        return new Partition(Table.LINES, "x", PartitionBy.HOUR, start);
    }

    private static String timed(int hour, String payload) {
        return "\\c:" + (NEW_YEAR + hour * HOUR) / 1_000_000 + "*00\\" + payload + "\n";
    }

    private static Block lines(String text, long offset) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return block(Block.Kind.LINES, bytes, bytes.length, offset);
    }

    private static Block block(Block.Kind kind, byte[] bytes, long span, long offset) {
        return new Block(kind, origin(TimestampRule.SENTENCE), offset, span, RECEIVED, bytes, 0, bytes.length);
    }

    private static List<String> rows(Parsed parsed) {
        assertThat(parsed.batches()).hasSize(1);
        return rows(parsed.batches().get(0));
    }

    private static List<String> rows(RowBatch batch) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            RowTable table = batch.table();
            int row = batch.row(i);
            rows.add(batch.lineOffset(i) + " "
                    + new String(
                            batch.block().bytes(), table.start(row), table.length(row), StandardCharsets.ISO_8859_1));
        }
        return rows;
    }
}
