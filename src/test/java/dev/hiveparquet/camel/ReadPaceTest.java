package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slow stream is read at most twenty times a second; a fast one is never held up for long. */
class ReadPaceTest {
    private static final long MILLI = 1_000_000;
    private static final long WINDOW_BYTES = 64 << 10;

    @Test
    void a_slow_stream_rests_for_a_hundred_milliseconds() {
        ReadPace pace = new ReadPace(0);

        assertThat(pace.restAfter(80, 3 * MILLI)).isEqualTo(100 * MILLI);
        assertThat(pace.restAfter(1_200, 103 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void a_rest_is_the_time_in_which_the_stream_brings_eight_kilobytes() {
        ReadPace pace = new ReadPace(0);

        assertThat(pace.restAfter(16 << 10, 50 * MILLI)).isEqualTo(25 * MILLI);
        assertThat(pace.restAfter(8 << 10, 75 * MILLI)).isEqualTo(25 * MILLI);
    }

    @Test
    void what_would_be_less_than_a_millisecond_is_no_rest() {
        ReadPace pace = new ReadPace(0);

        assertThat(pace.restAfter(1 << 20, 50 * MILLI)).isZero();
        assertThat(pace.restAfter(0, 100 * MILLI)).isZero();
    }

    @Test
    void a_sender_that_fills_the_buffer_in_every_rest_is_soon_read_without_a_rest() {
        ReadPace pace = new ReadPace(0);
        long now = 10 * MILLI;
        long rest = pace.restAfter(80, now);
        int rests = 0;
        while (rest > 0 && rests < 100) {
            now += rest;
            rest = pace.restAfter(WINDOW_BYTES, now);
            rests++;
        }
        assertThat(rests).isEqualTo(3);
    }
}
