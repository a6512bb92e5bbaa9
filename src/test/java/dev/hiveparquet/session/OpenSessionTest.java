package dev.hiveparquet.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A session counts what is accepted of it, and knows which blocks of the journal it has counted. */
class OpenSessionTest {
    private final OpenSession begun = OpenSession.begin("test", "127.0.0.1:5631", 1_000);

    @Test
    void whole_lines_torn_ones_and_silences_are_counted() {
        FeedSession row = begun.with(lines(2_000, 0, "a\n\nb\n"), 7)
                .with(block(Block.Kind.OVERLONG, 3_000, 5, 100, "xxx"), 900)
                .with(block(Block.Kind.TORN, 4_000, 105, 3, "tor"), 20)
                .end(SessionEnd.PEER, 5_000, 2, 30);

        assertThat(row)
                .isEqualTo(new FeedSession(
                        "test",
                        "127.0.0.1:5631",
                        1_000,
                        1_000,
                        5_000,
                        2_000L,
                        3_000L,
                        4,
                        108,
                        3,
                        2L,
                        900,
                        SessionEnd.PEER));
    }

    @Test
    void a_session_without_a_line_has_no_first_and_no_last_one() {
        FeedSession row =
                begun.with(block(Block.Kind.TORN, 4_000, 0, 3, "tor"), 0).end(SessionEnd.RESET, 5_000, 0, 0);

        assertThat(row.firstLineMicros()).isNull();
        assertThat(row.lastLineMicros()).isNull();
        assertThat(row.bytes()).isEqualTo(3);
    }

    @Test
    void a_clock_that_is_set_back_lets_no_row_end_before_it_began() {
        FeedSession row = begun.with(lines(10, 0, "a\n"), 0).end(SessionEnd.PEER, 20, 0, 0);

        assertThat(row.endedMicros()).isEqualTo(1_000);
        assertThat(row.lastLineMicros()).isEqualTo(1_000);
    }

    @Test
    void the_next_row_of_a_session_begins_where_the_last_one_ended() {
        OpenSession first = begun.with(lines(2_000, 0, "a\n"), 0);
        FeedSession row = first.end(SessionEnd.GOES_ON, 5_000, 0, 3_000);

        OpenSession next = first.next(row);

        assertThat(next.row().connectedMicros()).isEqualTo(1_000);
        assertThat(next.row().beganMicros()).isEqualTo(5_000);
        assertThat(next.row().lines()).isZero();
        assertThat(next.isBefore(lines(2_000, 0, "a\n"))).isFalse();
    }

    @Test
    void blocks_that_are_counted_are_told_from_those_that_are_not() {
        OpenSession counted = begun.with(lines(2_000, 50, "a\n"), 0);

        assertThat(counted.isBefore(lines(2_000, 50, "a\n"))).isFalse();
        assertThat(counted.isBefore(lines(2_000, 52, "b\n"))).isTrue();
        assertThat(begun.isBefore(lines(999, 0, "a\n"))).isFalse();
        assertThat(begun.isBefore(lines(1_000, 0, "a\n"))).isTrue();
    }

    private static Block lines(long receivedAt, long offset, String text) {
        return block(Block.Kind.LINES, receivedAt, offset, text.length(), text);
    }

    private static Block block(Block.Kind kind, long receivedAt, long offset, long span, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Origin origin = new Origin("segment-1", Origin.Kind.STREAM, "test", PartitionBy.HOUR, TimestampRule.SENTENCE);
        return new Block(kind, origin, offset, span, receivedAt, bytes, 0, bytes.length);
    }
}
