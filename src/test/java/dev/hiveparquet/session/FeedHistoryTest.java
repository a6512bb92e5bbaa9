package dev.hiveparquet.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A gap lasts from the end of a connection that brought lines to the next that does, and is told once. */
class FeedHistoryTest {
    @Test
    void connections_that_follow_each_other_have_the_time_between_them_as_a_gap() {
        assertThat(gaps(row(10, 10, 20, 5, SessionEnd.PEER), row(50, 50, 60, 1, SessionEnd.RESET)))
                .containsExactly(
                        new FeedGap(20, 50L, SessionEnd.PEER, 1, 0L, 0),
                        new FeedGap(60, null, SessionEnd.RESET, 1, 0L, 0));
    }

    @Test
    void rows_of_one_session_are_one_connection_in_whatever_order_they_come() {
        assertThat(gaps(
                        row(10, 30, 40, 0, SessionEnd.PEER),
                        row(10, 10, 20, 5, SessionEnd.GOES_ON),
                        row(10, 20, 30, 0, SessionEnd.GOES_ON),
                        row(70, 70, 80, 1, SessionEnd.GOES_ON)))
                .containsExactly(new FeedGap(40, 70L, SessionEnd.PEER, 3, 0L, 0));
    }

    @Test
    void connections_that_bring_nothing_do_not_end_a_gap() {
        assertThat(gaps(
                        row(10, 10, 20, 5, SessionEnd.STOP),
                        row(30, 30, 31, 0, SessionEnd.RESET),
                        row(40, 40, 41, 0, SessionEnd.IDLE),
                        row(50, 50, 60, 1, SessionEnd.GOES_ON)))
                .containsExactly(new FeedGap(20, 50L, SessionEnd.STOP, 1, 0L, 2));
        assertThat(gaps(row(10, 10, 20, 5, SessionEnd.STOP), row(30, 30, 31, 0, SessionEnd.GOES_ON)))
                .containsExactly(new FeedGap(20, null, SessionEnd.STOP, 1, 0L, 1));
    }

    @Test
    void a_gap_before_an_idle_timeout_begins_with_the_silence_and_not_with_the_timeout() {
        FeedSession idle = new FeedSession("test", "a:1", 10, 10, 80, 11L, 19L, 5, 50, 0, 0L, 61, SessionEnd.IDLE);

        assertThat(gaps(idle)).containsExactly(new FeedGap(19, null, SessionEnd.IDLE, 0, 0L, 0));
    }

    @Test
    void a_feed_that_is_another_runs_ends_without_a_gap() {
        List<FeedSession> rows = List.of(
                row(10, 10, 20, 5, SessionEnd.PEER),
                new FeedSession("other", "a:1", 5, 5, 9, 6L, 8L, 1, 1, 0, null, 0, SessionEnd.CRASH));

        List<FeedHistory> histories = FeedHistory.of(rows, "test");

        assertThat(histories).extracting(FeedHistory::source).containsExactly("other", "test");
        assertThat(histories.get(0).gaps()).isEmpty();
        assertThat(histories.get(1).gaps()).hasSize(1);
    }

    @Test
    void a_clock_that_was_set_back_makes_no_gap_of_negative_length() {
        assertThat(gaps(row(10, 10, 90, 5, SessionEnd.PEER), row(50, 50, 60, 1, SessionEnd.GOES_ON)))
                .containsExactly(new FeedGap(90, 90L, SessionEnd.PEER, 1, 0L, 0));
    }

    @Test
    void a_look_back_leaves_out_what_had_ended_by_then() {
        FeedHistory all = FeedHistory.of(
                        List.of(
                                row(10, 10, 20, 5, SessionEnd.PEER),
                                row(50, 50, 60, 1, SessionEnd.PEER),
                                row(70, 70, 80, 1, SessionEnd.PEER)),
                        "test")
                .get(0);

        FeedHistory late = all.since(55);

        assertThat(late.sinceMicros()).isEqualTo(55);
        assertThat(late.gaps()).extracting(FeedGap::fromMicros).containsExactly(60L, 80L);
        assertThat(all.sinceMicros()).isEqualTo(10);
    }

    private static List<FeedGap> gaps(FeedSession... rows) {
        return FeedHistory.of(List.of(rows), "test").get(0).gaps();
    }

    private static FeedSession row(long connected, long began, long ended, long lines, SessionEnd end) {
        Long at = lines == 0 ? null : (Long) began;
        return new FeedSession("test", "a:1", connected, began, ended, at, at, lines, lines * 10 + 1, 1, 0L, 0, end);
    }
}
