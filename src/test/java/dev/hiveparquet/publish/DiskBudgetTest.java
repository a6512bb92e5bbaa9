package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A budget is looked at often enough to hold, and no oftener than it is worth. */
class DiskBudgetTest {
    private long nanos = 5;
    private long heldBytes;
    private long measureMillis;
    private int looks;
    private final DiskBudget budget =
            new DiskBudget("the quarantine", "ingest.max-quarantine-bytes", 2 << 20, this::measure, () -> nanos);

    @Test
    void it_is_reached_when_as_much_is_held_as_may_be() throws Exception {
        heldBytes = (2 << 20) - 1;
        assertThat(budget.reached()).isNull();

        pass(10);
        heldBytes = 2 << 20;

        assertThat(budget.reached())
                .isEqualTo("the quarantine holds 2 MiB of the 2 MiB of ingest.max-quarantine-bytes");
    }

    @Test
    void while_there_is_room_it_is_measured_every_ten_milliseconds() throws Exception {
        assertThat(budget.reached()).isNull();
        heldBytes = 3 << 20;
        pass(9);
        assertThat(budget.reached()).isNull();
        assertThat(looks).isEqualTo(1);

        pass(1);

        assertThat(budget.reached()).isNotNull();
    }

    @Test
    void while_there_is_none_every_look_measures() throws Exception {
        heldBytes = 3 << 20;
        assertThat(budget.reached()).isNotNull();
        assertThat(budget.reached()).isNotNull();

        heldBytes = 0;

        assertThat(budget.reached()).isNull();
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void measuring_takes_no_more_than_a_hundredth_of_the_time() throws Exception {
        measureMillis = 50;
        assertThat(budget.reached()).isNull();
        pass(4_999);
        assertThat(budget.reached()).isNull();
        assertThat(looks).isEqualTo(1);

        pass(1);

        assertThat(budget.reached()).isNull();
        assertThat(looks).isEqualTo(2);
    }

    private long measure() {
        looks++;
        pass(measureMillis);
        return heldBytes;
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
