package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Lines are due as time passes, and no more than a second's worth is made up for. */
class PaceTest {
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);

    @Test
    void lines_are_due_as_time_passes() {
        Pace pace = new Pace(300, nanos::get);
        assertThat(pace.due()).isZero();

        nanos.addAndGet(10_000_000);
        assertThat(pace.due()).isEqualTo(3);
        pace.gone(2);
        assertThat(pace.due()).isEqualTo(1);

        nanos.addAndGet(100_000_000);
        assertThat(pace.due()).isEqualTo(31);
    }

    @Test
    void parts_of_a_line_add_up() {
        Pace pace = new Pace(1, nanos::get);
        for (int i = 0; i < 4; i++) {
            assertThat(pace.due()).isZero();
            nanos.addAndGet(250_000_000);
        }
        assertThat(pace.due()).isEqualTo(1);
    }

    @Test
    void after_an_hour_of_waiting_one_second_is_made_up_for() {
        Pace pace = new Pace(300, nanos::get);
        nanos.addAndGet(3_600_000_000_000L);

        assertThat(pace.due()).isEqualTo(300);
    }

    @Test
    void no_rate_is_no_limit() {
        Pace pace = new Pace(0, nanos::get);
        pace.gone(1_000_000);

        assertThat(pace.due()).isEqualTo(Long.MAX_VALUE);
    }
}
