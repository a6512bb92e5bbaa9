package dev.hiveparquet.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rates are those of the counts told, and an hour of them is kept. */
class RateHistoryTest {
    private final RateHistory history = new RateHistory(0);

    @Test
    void the_current_rate_is_that_of_the_last_two_counts() {
        history.tell(100, seconds(2));
        history.tell(700, seconds(4));
        assertThat(history.current()).isEqualTo(300);
        history.tell(9_999, seconds(4) + 1);
        assertThat(history.current()).isEqualTo(300);
    }

    @Test
    void a_slot_has_the_mean_rate_of_its_half_minute() {
        for (int second = 2; second <= 60; second += 2) {
            history.tell(second <= 30 ? second * 10L : 300 + (second - 30) * 50L, seconds(second));
        }
        assertThat(history.lastHour()).containsExactly(10.0, 50.0);
    }

    @Test
    void slots_in_which_nothing_was_told_have_the_mean_over_all_of_them() {
        history.tell(900, seconds(90));
        assertThat(history.lastHour()).containsExactly(10.0, 10.0, 10.0);
    }

    @Test
    void an_hour_is_kept_and_no_more() {
        for (int slot = 1; slot <= 130; slot++) {
            history.tell(slot * 30L, seconds(slot * 30L));
        }
        assertThat(history.lastHour()).isEqualTo(Collections.nCopies(120, 1.0));
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
