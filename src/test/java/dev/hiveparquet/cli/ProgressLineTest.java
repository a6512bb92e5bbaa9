package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line of progress is a function of the numbers it shows. */
class ProgressLineTest {
    private static final long GIB = 1L << 30;

    @Test
    void files_show_how_far_how_fast_and_how_long() {
        assertThat(ProgressLine.of(new FileProgress(GIB, 4 * GIB, 1_234_567.4, GIB / 24.0)))
                .isEqualTo("1.0 GiB of 4.0 GiB  25%  1,234,567 lines/s  1m 12s left");
    }

    @Test
    void the_last_seconds_are_seconds_and_the_end_has_none_left() {
        assertThat(ProgressLine.of(new FileProgress(999, 1000, 5, 1000)))
                .isEqualTo("999 B of 1000 B  99%  5 lines/s  1 s left");
        assertThat(ProgressLine.of(new FileProgress(1000, 1000, 5, 1000)))
                .isEqualTo("1000 B of 1000 B  100%  5 lines/s");
    }

    @Test
    void no_time_is_promised_while_nothing_moves() {
        assertThat(ProgressLine.of(new FileProgress(0, 1000, 0, 0))).isEqualTo("0 B of 1000 B  0%  0 lines/s");
    }

    @Test
    void a_file_that_grew_is_not_past_its_end_and_an_unknown_total_is_left_out() {
        assertThat(ProgressLine.of(new FileProgress(2000, 1000, 0, 1))).startsWith("1000 B of 1000 B  100%");
        assertThat(ProgressLine.of(new FileProgress(2048, 0, 7, 1))).isEqualTo("2.0 KiB  7 lines/s");
    }

    @Test
    void feeds_show_what_is_open_and_what_waits() {
        assertThat(ProgressLine.of(new FeedProgress(123_456, 86.6, 3, 2)))
                .isEqualTo("123,456 lines  87 lines/s  3 open groups  2 files to upload");
        assertThat(ProgressLine.of(new FeedProgress(1, 0, 1, 1)))
                .isEqualTo("1 line  0 lines/s  1 open group  1 file to upload");
    }
}
