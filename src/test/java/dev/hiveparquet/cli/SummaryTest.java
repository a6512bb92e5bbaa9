package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The summary tells what happened, all of it and nothing else. */
class SummaryTest {
    private static final LineCounts LINES =
            new LineCounts(1_000_000, 999_990, 3, new TreeMap<>(Map.of("blank", 5L, "before-start", 2L)));

    @Test
    void a_run_with_uploads_and_failures_is_told_in_full() {
        Summary.Uploads uploads = new Summary.Uploads(new FileCounts(11, 10 << 20), new FileCounts(1, 100));
        Summary summary = new Summary(
                LINES,
                new FileCounts(12, (10 << 20) + 100),
                uploads,
                2,
                Duration.ofMillis(12_345),
                List.of("input a.gz: its end is cut off", "input \u001b[2J: gone"));
        assertThat(summary.render()).isEqualTo("""
                        read         1,000,000 lines
                        written      999,990 lines
                        quarantined  3 lines
                        dropped      7 lines (before-start 2, blank 5)
                        published    12 files, 10.0 MiB
                        uploaded     11 files, 10.0 MiB
                        to upload    1 file, 100 B
                        to replay    2 journal segments
                        elapsed      12.34 s, 81,004 lines/s
                        not done     input a.gz: its end is cut off
                        not done     input \\u001b[2J: gone
                        """);
        assertThat(summary.exitCode()).isEqualTo(1);
    }

    @Test
    void a_run_without_a_bucket_says_nothing_of_uploads() {
        LineCounts none = new LineCounts(0, 0, 0, new TreeMap<>());
        Summary summary = new Summary(none, new FileCounts(0, 0), null, 0, Duration.ZERO, List.of());
        assertThat(summary.render()).isEqualTo("""
                        read         0 lines
                        written      0 lines
                        quarantined  0 lines
                        dropped      0 lines
                        published    0 files, 0 B
                        elapsed      0.00 s
                        """);
        assertThat(summary.exitCode()).isEqualTo(0);
    }

    @Test
    void lines_that_are_in_no_published_file_are_left_to_publish() {
        LineCounts lines = new LineCounts(10, 7, 1, new TreeMap<>(Map.of("blank", 1L)));
        Summary summary = new Summary(lines, new FileCounts(1, 1), null, 0, Duration.ofSeconds(1), List.of());
        assertThat(summary.render()).contains("to publish   1 line\n");
    }

    @Test
    void long_times_are_shown_in_hours_minutes_and_seconds() {
        assertThat(Amounts.elapsed(Duration.ofMillis(59_999))).isEqualTo("59.99 s");
        assertThat(Amounts.elapsed(Duration.ofSeconds(65))).isEqualTo("1m 05s");
        assertThat(Amounts.elapsed(Duration.ofSeconds(93_787))).isEqualTo("26h 03m 07s");
    }
}
