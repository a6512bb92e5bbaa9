package dev.hiveparquet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.partition.PartitionBy;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A file's blocks are as full as can be, end when asked, and keep what was read before a failure. */
class FileBlocksTest {
    private static final Origin ORIGIN =
            new Origin("file-1", Origin.Kind.FILE, "x", PartitionBy.HOUR, TimestampRule.SENTENCE);

    @Test
    void blocks_are_filled_before_they_are_cut() {
        FileBlocks blocks = blocks(bytes("aaaa\nbbbb\ncccc\ndd"), 0);
        assertThat(texts(blocks)).containsExactly("0 aaaa|bbbb|", "10 cccc|", "15 dd");
        assertThat(blocks.ended()).isTrue();
    }

    @Test
    void a_file_that_is_empty_ends_at_once() {
        FileBlocks blocks = blocks(bytes(""), 0);
        assertThat(texts(blocks)).isEmpty();
        assertThat(blocks.ended()).isTrue();
        assertThatThrownBy(blocks::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no more blocks of file-1");
    }

    @Test
    void a_resumed_file_counts_on_from_its_offset() {
        assertThat(texts(blocks(bytes("cccc\ndd"), 10))).containsExactly("10 cccc|", "15 dd");
    }

    @Test
    void a_block_survives_the_look_at_the_next_one() {
        FileBlocks blocks = blocks(bytes("aaaa\nbbbb\ncccc\ndddd\neeee\nffff\n"), 0);
        Block first = blocks.next();
        assertThat(blocks.hasNext()).isTrue();
        assertThat(text(first)).isEqualTo("0 aaaa|bbbb|");
    }

    @Test
    void it_has_not_ended_before_its_last_block_is_taken() {
        FileBlocks blocks = blocks(bytes("aaaa\n"), 0);
        assertThat(blocks.hasNext()).isTrue();
        assertThat(blocks.ended()).isFalse();
        blocks.next();
        assertThat(blocks.ended()).isTrue();
    }

    @Test
    void a_stop_ends_the_blocks_and_not_the_file() {
        AtomicInteger asked = new AtomicInteger();
        FileBlocks blocks = new FileBlocks(
                Channels.newChannel(bytes("aaaa\nbbbb\ncccc\ndd")),
                new BlockCutter(ORIGIN, 0, 4, 11),
                1,
                () -> asked.getAndIncrement() > 0);
        assertThat(texts(blocks)).containsExactly("0 aaaa|bbbb|");
        assertThat(blocks.ended()).isFalse();
    }

    @Test
    void a_stop_is_heard_within_an_overlong_line() {
        AtomicInteger asked = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'z';
            }

            @Override
            public int read(byte[] b, int from, int length) {
                Arrays.fill(b, from, from + length, (byte) 'z');
                return length;
            }
        };
        FileBlocks blocks = new FileBlocks(
                Channels.newChannel(endless), new BlockCutter(ORIGIN, 0, 4, 11), 1, () -> asked.getAndIncrement() > 99);
        assertThat(texts(blocks)).isEmpty();
        assertThat(blocks.ended()).isFalse();
        assertThat(asked).hasValue(101);
    }

    @Test
    void the_whole_lines_before_a_failure_are_given() {
        InputStream broken = new SequenceInputStream(bytes("aaaa\nbbbb\nccc"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("unexpected end of stream");
            }

            @Override
            public int read(byte[] b, int from, int length) throws IOException {
                return read();
            }
        });
        FileBlocks blocks = blocks(broken, 0);
        assertThat(text(blocks.next())).isEqualTo("0 aaaa|bbbb|");
        assertThatThrownBy(blocks::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("reading file-1 failed in the line at offset 10")
                .hasRootCauseMessage("unexpected end of stream");
        assertThatThrownBy(blocks::hasNext).isInstanceOf(UncheckedIOException.class);
        assertThat(blocks.ended()).isFalse();
    }

    @Test
    void all_lines_of_a_file_arrived_at_once() {
        FileBlocks blocks = blocks(bytes("aaaa\nbbbb\ncccc\ndd"), 0);
        blocks.forEachRemaining(block -> assertThat(block.receivedAtMicros()).isEqualTo(77));
    }

    private static FileBlocks blocks(InputStream in, long offset) {
        return new FileBlocks(Channels.newChannel(in), new BlockCutter(ORIGIN, offset, 4, 11), 77, () -> false);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> texts(FileBlocks blocks) {
        List<String> texts = new ArrayList<>();
        blocks.forEachRemaining(block -> texts.add(text(block)));
        return texts;
    }

    private static String text(Block block) {
        String content = new String(block.bytes(), block.start(), block.length(), StandardCharsets.US_ASCII);
        return block.offset() + " " + content.replace('\n', '|');
    }
}
