package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number once, each within its window. */
class ShuffleTest {
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 1", "2, 3", "7, 7", "7, 100", "100, 7", "1024, 5000", "5000, 12345", "65536, 65537"})
    void each_number_appears_once_and_stays_in_its_window(long window, int total) {
        Shuffle shuffle = new Shuffle(5, window, total);
        boolean[] seen = new boolean[total];
        for (int i = 0; i < total; i++) {
            int number = (int) shuffle.at(i);
            assertThat(seen[number]).as("%d again", number).isFalse();
            assertThat(number / window).isEqualTo(i / window);
            seen[number] = true;
        }
    }

    @Test
    void a_window_is_mixed_well() {
        Shuffle shuffle = new Shuffle(5, 10_000, 10_000);
        double moved = LongStream.range(0, 10_000)
                .map(i -> Math.abs(shuffle.at(i) - i))
                .average()
                .orElseThrow();

        assertThat(moved).isBetween(3_000.0, 3_700.0);
    }

    @Test
    void windows_differ_from_one_another_and_from_seed_to_seed() {
        Shuffle shuffle = new Shuffle(5, 1000, 10_000);
        Shuffle other = new Shuffle(6, 1000, 10_000);

        assertThat(LongStream.range(0, 1000).map(shuffle::at).toArray())
                .isNotEqualTo(LongStream.range(0, 1000)
                        .map(i -> shuffle.at(1000 + i) - 1000)
                        .toArray())
                .isNotEqualTo(LongStream.range(0, 1000).map(other::at).toArray());
    }

    @Test
    void a_feed_without_end_is_shuffled_too() {
        Shuffle shuffle = new Shuffle(5, 3_240_000, 1L << 62);

        assertThat(shuffle.at(1L << 61)).isBetween((1L << 61) - 3_240_000, (1L << 61) + 3_240_000);
    }
}
