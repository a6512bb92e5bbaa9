package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An origin is resumable where no row below is uncommitted, and finished when all of it is read and committed. */
class ProgressTest {
    private static final Origin FILE =
            new Origin("file-a", Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);

    private final Progress progress = new Progress();

    @Test
    void a_commit_reaches_past_its_last_row_and_the_checkpoint_is_the_last_block_boundary() {
        begin(Checkpoint.START);
        block(0, "", 100, "c100", "hour-1", 0, 90);
        block(100, "c100", 200, "c200", "hour-1", 110, 190);

        assertThat(progress.reached("hour-1"))
                .containsExactly(new OriginReached("file-a", 0, 191, new Checkpoint(200, "c200"), false));
        assertThat(progress.committed("hour-1")).isEmpty();
        assertThat(progress.committedBelow(FILE, "key of hour-1")).isZero();
    }

    @Test
    void an_open_group_keeps_the_checkpoint_at_the_block_that_its_first_row_is_in() {
        begin(Checkpoint.START);
        block(0, "", 100, "c100", "hour-1", 0, 90);
        block(100, "c100", 200, "c200", "hour-2", 110, 110);
        block(200, "c200", 300, "c300", "hour-1", 200, 290);

        assertThat(progress.reached("hour-1"))
                .containsExactly(new OriginReached("file-a", 0, 291, new Checkpoint(100, "c100"), false));
        progress.committed("hour-1");

        assertThat(progress.checkpoint(FILE)).isEqualTo(new Checkpoint(100, "c100"));
        assertThat(progress.committedBelow(FILE, "key of hour-1")).isEqualTo(291);
        assertThat(progress.reached("hour-2"))
                .containsExactly(new OriginReached("file-a", 110, 111, new Checkpoint(300, "c300"), false));
    }

    @Test
    void a_commit_in_the_middle_of_a_block_does_not_reach_beyond_what_is_handed_over() {
        begin(Checkpoint.START);
        progress.blockStarted(FILE, 0, "");
        progress.rowsHeld(FILE, "hour-1", "key", 0, 51);

        assertThat(progress.reached("hour-1"))
                .containsExactly(new OriginReached("file-a", 0, 51, Checkpoint.START, false));
    }

    @Test
    void an_origin_is_finished_by_the_commit_of_the_last_group_that_holds_rows_of_it() {
        begin(Checkpoint.START);
        block(0, "", 100, "c100", "hour-1", 0, 90);
        block(100, "c100", 200, "c200", "hour-2", 110, 110);
        assertThat(progress.ended(FILE)).isFalse();

        assertThat(progress.reached("hour-1").get(0).ends()).isFalse();
        assertThat(progress.committed("hour-1")).isEmpty();
        assertThat(progress.isOpen(FILE)).isTrue();
        assertThat(progress.reached("hour-2").get(0).ends()).isTrue();
        assertThat(progress.committed("hour-2")).containsExactly(FILE);
        assertThat(progress.isOpen(FILE)).isFalse();
    }

    @Test
    void an_origin_whose_rows_are_all_committed_is_finished_by_its_end() {
        begin(Checkpoint.START);
        block(0, "", 100, "c100", "hour-1", 0, 90);
        progress.committed("hour-1");

        assertThat(progress.ended(FILE)).isTrue();
        assertThat(progress.isOpen(FILE)).isFalse();
    }

    @Test
    void an_origin_without_rows_is_finished_by_its_end() {
        begin(Checkpoint.START);

        assertThat(progress.ended(FILE)).isTrue();
    }

    @Test
    void a_resumed_origin_knows_what_was_committed_beyond_its_checkpoint() {
        progress.begin(new OriginState(FILE, 7, new Checkpoint(100, "c100"), Map.of("key of hour-1", 291L)));

        assertThat(progress.committedBelow(FILE, "key of hour-1")).isEqualTo(291);
        assertThat(progress.committedBelow(FILE, "key of hour-2")).isZero();
        assertThat(progress.checkpoint(FILE)).isEqualTo(new Checkpoint(100, "c100"));
    }

    @Test
    void a_group_may_hold_rows_of_several_origins() {
        Origin other = new Origin("file-b", Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);
        begin(Checkpoint.START);
        progress.begin(new OriginState(other, 7, Checkpoint.START, Map.of()));
        block(0, "", 100, "c100", "hour-1", 0, 90);
        progress.blockStarted(other, 0, "");
        progress.rowsHeld(other, "hour-1", "key of hour-1", 5, 6);
        progress.blockFinished(other, 10, "");
        progress.ended(other);

        assertThat(progress.reached("hour-1"))
                .containsExactly(
                        new OriginReached("file-a", 0, 91, new Checkpoint(100, "c100"), false),
                        new OriginReached("file-b", 5, 6, new Checkpoint(10, ""), true));
        assertThat(progress.committed("hour-1")).containsExactly(other);
    }

    @Test
    void a_million_blocks_behind_one_straggler_keep_a_bounded_number_of_boundaries() {
        begin(Checkpoint.START);
        block(0, "", 10, "c10", "straggler", 3, 3);
        for (long at = 10; at < 10_000_010; at += 10) {
            progress.blockStarted(FILE, at, "c" + at);
            progress.blockFinished(FILE, at + 10, "c" + (at + 10));
        }

        assertThat(progress.boundaries(FILE)).isLessThanOrEqualTo(1025);
        assertThat(progress.checkpoint(FILE)).isEqualTo(Checkpoint.START);
        progress.committed("straggler");
        assertThat(progress.checkpoint(FILE)).isEqualTo(new Checkpoint(10_000_010, "c10000010"));
        assertThat(progress.boundaries(FILE)).isEqualTo(1);
    }

    @Test
    void blocks_out_of_order_are_refused() {
        begin(Checkpoint.START);
        block(0, "", 100, "c100", "hour-1", 0, 90);

        assertThatThrownBy(() -> progress.blockStarted(FILE, 50, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("file-a has a block at 50 after 100");
        assertThatThrownBy(() -> progress.rowsHeld(FILE, "hour-1", "key of hour-1", 50, 51))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_group_that_holds_nothing_reaches_nothing() {
        assertThat(progress.reached("nobody")).isEqualTo(List.of());
        assertThat(progress.committed("nobody")).isEqualTo(List.of());
    }

    private void begin(Checkpoint checkpoint) {
        progress.begin(new OriginState(FILE, 7, checkpoint, Map.of()));
    }

    private void block(
            long from, String carryBefore, long until, String carryAfter, String group, long first, long last) {
        progress.blockStarted(FILE, from, carryBefore);
        progress.rowsHeld(FILE, group, "key of " + group, first, last + 1);
        progress.blockFinished(FILE, until, carryAfter);
    }
}
