package dev.hiveparquet.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.rows.RowBatch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which groups are open, old or largest, and what they hold together. */
@Timeout(30)
class OpenGroupsTest {
    private static final long MAX_BYTES = 192 << 10;

    private final AtomicLong nanos = new AtomicLong();
    private final GroupFiles files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
    private final OpenGroups groups = new OpenGroups(files, MAX_BYTES, nanos::get);

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void a_group_is_open_until_it_is_complete_and_unpublished_until_it_is_published() {
        Group group = open(0, 10);
        assertThat(groups.open()).containsExactly(group);
        assertThat(group.firstMicros()).isEqualTo(1_767_225_600_000_000L);
        assertThat(group.file().rows()).isEqualTo(10);

        groups.completed(group);
        assertThat(groups.open()).isEmpty();
        assertThat(groups.unpublished()).isEqualTo(1);
        assertThat(groups.heldBytes()).isPositive();

        groups.published(group);
        assertThat(groups.unpublished()).isZero();
        assertThat(groups.heldBytes()).isZero();
    }

    @Test
    void a_group_is_old_when_it_has_been_open_for_the_age_whatever_came_since() {
        Group old = open(0, 1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        Group young = open(1, 1);
        groups.add(old, Batches.of(0, 1, 5000));

        assertThat(groups.oldestAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(groups.olderThan(Duration.ofSeconds(5))).containsExactly(old);
        assertThat(groups.olderThan(Duration.ofMillis(5001))).isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(groups.olderThan(Duration.ofSeconds(5))).containsExactlyInAnyOrder(old, young);
    }

    @Test
    void the_largest_go_first_and_no_more_than_are_needed() {
        open(0, 10);
        Group largest = open(1, 6000);
        Group second = open(2, 3000);
        assertThat(groups.overBudget()).isTrue();

        assertThat(groups.largest()).first().isSameAs(largest);
        assertThat(groups.largest()).hasSizeLessThan(3);

        groups.completed(largest);
        groups.published(largest);
        assertThat(groups.overBudget()).isFalse();
        assertThat(groups.open()).contains(second);
    }

    @Test
    void of_groups_about_as_large_those_that_are_open_for_longest_go_first() {
        Group old = open(0, 4500);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        Group young = open(1, 4700);

        assertThat(young.heldBytes()).isGreaterThan(old.heldBytes());
        assertThat(groups.largest()).first().isSameAs(old);
    }

    @Test
    void a_group_is_quiet_that_got_no_rows_while_others_got_a_quarter_of_what_all_may_hold() {
        Group quiet = open(0, 10);
        Group busy = open(1, 10);
        for (long others = 0; others < MAX_BYTES / 4; others += 1000 * Batches.LINE_BYTES) {
            assertThat(groups.quiet()).isEmpty();
            groups.add(busy, Batches.of(1, 1000, 0));
        }
        Group fresh = groups.open(Batches.of(2, 1, 0).partition());

        assertThat(groups.quiet()).containsExactly(quiet).doesNotContain(fresh);
    }

    @Test
    void a_group_that_gets_a_row_now_and_then_is_not_quiet() {
        Group late = open(0, 10);
        Group busy = open(1, 10);
        for (int i = 0; i < 10; i++) {
            groups.add(busy, Batches.of(1, 1000, 0));
            groups.add(late, Batches.of(0, 1, 0));
        }

        assertThat(groups.quiet()).isEmpty();
    }

    @Test
    void no_group_is_completed_for_being_quiet_where_such_groups_are_opened_again() {
        for (int minute = 0; minute < 16; minute++) {
            open(minute, 10);
        }
        open(16, 9000);
        assertThat(groups.quiet()).hasSize(16).allSatisfy(this::publish);

        open(0, 10);
        open(17, 9000);
        assertThat(groups.quiet()).isNotEmpty();

        open(1, 10);
        open(2, 10);
        open(18, 9000);
        assertThat(groups.quiet()).isEmpty();
    }

    @Test
    void rows_are_packed_before_groups_must_be_completed() {
        for (int minute = 0; minute < 4; minute++) {
            open(minute, 2000);
        }
        assertThat(groups.overBudget()).isTrue();

        assertThat(groups.packRows()).isTrue();

        assertThat(groups.overBudget()).isFalse();
        assertThat(groups.open()).hasSize(4);
        assertThat(groups.heldBytes()).isLessThan(MAX_BYTES);
    }

    @Test
    void few_rows_are_left_alone() {
        for (int minute = 0; minute < 40; minute++) {
            open(minute, 50);
        }
        assertThat(groups.overBudget()).isTrue();

        assertThat(groups.packRows()).isFalse();
    }

    @Test
    void what_is_being_published_is_waited_for_and_no_group_completed_in_its_stead() {
        groups.completed(open(0, 12_000));
        open(1, 10);
        assertThat(groups.overBudget()).isTrue();

        assertThat(groups.largest()).isEmpty();
    }

    @Test
    void room_comes_when_a_group_is_published() throws Exception {
        Group group = open(0, 12_000);
        groups.completed(group);
        assertThat(groups.awaitRoom(Duration.ofMillis(10))).isFalse();

        CompletableFuture<Void> publisher = CompletableFuture.runAsync(() -> groups.published(group));

        assertThat(groups.awaitRoom(Duration.ofSeconds(20))).isTrue();
        publisher.join();
    }

    private void publish(Group group) {
        groups.completed(group);
        groups.published(group);
    }

    private Group open(int minute, int lines) {
        RowBatch batch = Batches.of(minute, lines, minute * 1_000_000L);
        Group group = groups.open(batch.partition());
        groups.add(group, batch);
        return group;
    }
}
