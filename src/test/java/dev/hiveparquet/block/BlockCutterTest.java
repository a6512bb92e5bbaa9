package dev.hiveparquet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Block.Kind;
import dev.hiveparquet.partition.PartitionBy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks are whole lines; together they cover every byte once; what holds them does not grow. */
class BlockCutterTest {
    private static final Origin ORIGIN =
            new Origin("feed-1", Origin.Kind.STREAM, "x", PartitionBy.HOUR, TimestampRule.SENTENCE);
    private static final int MAX_LINE = 8;

    private final BlockCutter cutter = new BlockCutter(ORIGIN, 100, MAX_LINE, 16);
    private final List<String> blocks = new ArrayList<>();

    @Test
    void a_block_ends_at_the_last_newline_held() {
        feed("ab\ncd\nef");
        feed("g\n");
        assertThat(blocks).containsExactly("LINES 100+6 ab|cd|", "LINES 106+4 efg|");
        assertThat(cutter.isEmpty()).isTrue();
        assertThat(cutter.offset()).isEqualTo(110);
    }

    @Test
    void bytes_one_at_a_time_give_one_block_a_line() {
        feed(cutter, "ab\n\nc\r\n", 1);
        assertThat(blocks).containsExactly("LINES 100+3 ab|", "LINES 103+1 |", "LINES 104+3 c\r|");
    }

    @Test
    void nothing_gives_nothing() {
        feed("");
        assertThat(cutter.finish(1)).isNull();
        assertThat(cutter.tear(1)).isNull();
        assertThat(blocks).isEmpty();
    }

    @Test
    void a_line_that_fills_the_buffer_is_one_overlong_block_and_the_next_line_is_read() {
        feed("0123456789abcdefXYZ\nok\n");
        assertThat(blocks).containsExactly("OVERLONG 100+20 01234567", "LINES 120+3 ok|");
    }

    @Test
    void an_overlong_line_of_any_length_takes_no_room() {
        byte[] chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) 'z');
        BlockCutter large = new BlockCutter(ORIGIN, 0, 100, 1 << 16);
        for (int i = 0; i < 1024; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk);
            while (bytes.hasRemaining()) {
                large.fill(bytes);
                assertThat(large.take(1)).isNull();
            }
        }
        large.fill(ByteBuffer.wrap("\nnext\n".getBytes(StandardCharsets.US_ASCII)));
        Block overlong = large.take(1);
        assertThat(overlong.kind()).isEqualTo(Kind.OVERLONG);
        assertThat(overlong.span()).isEqualTo((1L << 30) + 1);
        assertThat(overlong.length()).isEqualTo(100);
        assertThat(large.take(1).offset()).isEqualTo((1L << 30) + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16})
    void a_row_of_the_longest_length_fits_with_its_terminator(int step) {
        BlockCutter tight = new BlockCutter(ORIGIN, 0, MAX_LINE, MAX_LINE + 2);
        feed(tight, "12345678\r\n12345678\n", step);
        assertThat(blocks).containsExactly("LINES 0+10 12345678\r|", "LINES 10+9 12345678|");
    }

    @Test
    void a_line_without_end_is_the_last_of_a_file() {
        feed("ab\ncd");
        add(cutter.finish(7));
        assertThat(blocks).containsExactly("LINES 100+3 ab|", "LINES 103+2 cd");
        assertThat(cutter.finish(7)).isNull();
    }

    @Test
    void an_overlong_line_without_end_is_the_last_of_a_file() {
        feed("0123456789abcdefXYZ");
        add(cutter.finish(7));
        assertThat(blocks).containsExactly("OVERLONG 100+19 01234567");
        assertThat(cutter.offset()).isEqualTo(119);
    }

    @ParameterizedTest
    @CsvSource({
        "ab, TORN 100+2 ab",
        "0123456789, TORN 100+10 01234567",
        "0123456789abcdefXYZ, TORN 100+19 01234567",
    })
    void what_a_connection_leaves_is_torn_and_at_most_as_long_as_a_row(String left, String block) {
        feed(left);
        add(cutter.tear(7));
        assertThat(blocks).containsExactly(block);
        assertThat(cutter.isEmpty()).isTrue();
    }

    @Test
    void a_block_stays_as_it_is_while_the_next_one_is_filled() {
        feed("ab\ncd");
        cutter.fill(ByteBuffer.wrap("e\nfg".getBytes(StandardCharsets.US_ASCII)));
        Block first = cutter.take(1);
        cutter.fill(ByteBuffer.wrap("XXXXXXX\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(text(first)).isEqualTo("LINES 103+4 cde|");
    }

    @Test
    void a_block_carries_the_time_of_its_taking() {
        cutter.fill(ByteBuffer.wrap(new byte[] {'\n'}));
        assertThat(cutter.take(1234567).receivedAtMicros()).isEqualTo(1234567);
    }

    @ParameterizedTest
    @CsvSource({"-1, 8, 16", "0, 0, 16", "0, 8, 9", "0, 2147483647, 2147483647"})
    void bounds_that_cannot_hold_a_row_are_refused(long offset, int maxLineBytes, int blockBytes) {
        assertThatThrownBy(() -> new BlockCutter(ORIGIN, offset, maxLineBytes, blockBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blocks of " + blockBytes + " bytes from offset " + offset);
    }

    private void feed(String text) {
        feed(cutter, text, Integer.MAX_VALUE);
    }

    private void feed(BlockCutter into, String text, int step) {
        byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < all.length; from += Math.min(step, all.length - from)) {
            ByteBuffer bytes = ByteBuffer.wrap(all, from, Math.min(step, all.length - from));
            while (bytes.hasRemaining()) {
                into.fill(bytes);
                for (Block block = into.take(1); block != null; block = into.take(1)) {
                    add(block);
                }
            }
        }
    }

    private void add(Block block) {
        blocks.add(text(block));
    }

    private static String text(Block block) {
        String content = new String(block.bytes(), block.start(), block.length(), StandardCharsets.ISO_8859_1);
        return block.kind() + " " + block.offset() + "+" + block.span() + " " + content.replace('\n', '|');
    }
}
