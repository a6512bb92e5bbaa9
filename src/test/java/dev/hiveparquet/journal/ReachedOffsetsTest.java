package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of many partitions is what a plain map would keep. */
class ReachedOffsetsTest {
    @Test
    void a_partition_never_goes_back() {
        ReachedOffsets offsets = new ReachedOffsets();
        offsets.reach("a", 5);
        offsets.reach("a", 3);
        assertThat(offsets.byKey()).containsExactly(Map.entry("a", 5L));

        offsets.forgetUpTo(4);
        assertThat(offsets.byKey()).containsExactly(Map.entry("a", 5L));

        offsets.forgetUpTo(5);
        assertThat(offsets.byKey()).isEmpty();
    }

    @Test
    void partitions_that_reach_the_same_offset_are_kept_apart() {
        ReachedOffsets offsets = new ReachedOffsets();
        offsets.reach("a", 5);
        offsets.reach("b", 5);
        offsets.reach("a", 6);
        offsets.forgetUpTo(5);
        assertThat(offsets.byKey()).containsExactly(Map.entry("a", 6L));
    }

    @Test
    void what_is_forgotten_is_what_a_plain_map_would_lose() {
        Random random = new Random(1);
        ReachedOffsets offsets = new ReachedOffsets();
        Map<String, Long> plain = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            long offset = i / 2 + random.nextInt(500);
            if (random.nextInt(4) == 0) {
                offsets.forgetUpTo(offset - 300);
                plain.values().removeIf(reached -> reached <= offset - 300);
            } else {
                String key = "p" + random.nextInt(200);
                offsets.reach(key, offset);
                plain.merge(key, offset, Math::max);
            }
            assertThat(offsets.byKey()).isEqualTo(plain);
        }
    }

    @Test
    void the_least_first_offset_is_told_with_and_without_a_group() {
        FirstOffsets offsets = new FirstOffsets();
        assertThat(offsets.least(9)).isEqualTo(9);
        offsets.add(4);
        offsets.add(4);
        offsets.add(7);
        assertThat(offsets.leastWithout(4, 9)).isEqualTo(4);
        offsets.remove(4);
        assertThat(offsets.leastWithout(4, 9)).isEqualTo(7);
        assertThat(offsets.least(9)).isEqualTo(4);
        assertThat(offsets.least(2)).isEqualTo(2);
    }
}
