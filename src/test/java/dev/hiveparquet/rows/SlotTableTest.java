package dev.hiveparquet.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys get numbers in the order of their first sight, however many there are. */
class SlotTableTest {
    private final SlotTable table = new SlotTable();

    @Test
    void numbers_count_up_and_stay() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.slot(i * 3_600_000_000L - 7)).isEqualTo(i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.slot(i * 3_600_000_000L - 7)).isEqualTo(i);
        }
    }

    @Test
    void extreme_keys_are_keys() {
        assertThat(table.slot(0)).isZero();
        assertThat(table.slot(Long.MIN_VALUE)).isEqualTo(1);
        assertThat(table.slot(Long.MAX_VALUE)).isEqualTo(2);
        assertThat(table.slot(-1)).isEqualTo(3);
        assertThat(table.slot(Long.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void cleared_it_counts_from_0_again() {
        table.slot(5);
        table.slot(6);
        table.clear();
        assertThat(table.slot(6)).isZero();
        assertThat(table.slot(5)).isEqualTo(1);
    }
}
