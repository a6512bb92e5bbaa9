package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pauses double from the first to the cap, never above it, each shortened by a half at most. */
class BackoffTest {
    @Test
    void pauses_double_to_the_cap_with_jitter() {
        for (int seed = 0; seed < 1_000; seed++) {
            Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(seed));
            for (long whole : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000}) {
                assertThat(backoff.nextMillis()).isBetween(whole / 2, whole);
            }
        }
    }

    @Test
    void a_reset_begins_with_the_first_pause() {
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), new Random(1));
        for (int i = 0; i < 5; i++) {
            backoff.nextMillis();
        }
        backoff.reset();

        assertThat(backoff.nextMillis()).isBetween(5L, 10L);
        assertThat(backoff.nextMillis()).isBetween(10L, 20L);
    }

    @Test
    void jitter_spreads_over_the_whole_half() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random(2));
        long[] pauses =
                LongStream.generate(backoff::nextMillis).limit(10_000).sorted().toArray();

        assertThat(pauses[0]).isBetween(500L, 502L);
        assertThat(pauses[5_000]).isBetween(740L, 760L);
        assertThat(pauses[9_999]).isBetween(998L, 1_000L);
    }

    @Test
    void the_smallest_and_the_largest_configurable_pauses_work() {
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofDays(1), new Random(3));
        long last = 0;
        for (int i = 0; i < 100; i++) {
            last = backoff.nextMillis();
        }

        assertThat(last).isBetween(43_200_000L, 86_400_000L);
        assertThat(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(4)).nextMillis())
                .isEqualTo(1);
    }

    @Test
    void a_cap_below_the_first_pause_is_refused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first PT2S must be at least 1 ms and at most the cap PT1S");
    }
}
