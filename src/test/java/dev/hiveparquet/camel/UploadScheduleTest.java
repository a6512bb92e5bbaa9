package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.upload.FailureKind.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Attempts go on without end, further and further apart, and one that waits keeps no other waiting. */
class UploadScheduleTest {
    private final long[] nanos = {7};
    private final UploadSchedule schedule = new UploadSchedule(() -> nanos[0], new Random(1));

    @Test
    void an_entry_that_failed_waits_and_no_other_does() {
        schedule.failed("a", Scope.OBJECT);

        assertThat(schedule.mayTry("a")).isFalse();
        assertThat(schedule.mayTry("b")).isTrue();
        pass(Duration.ofMillis(500));
        assertThat(schedule.mayTry("a")).isTrue();
    }

    @Test
    void a_failure_of_the_store_makes_all_wait() {
        schedule.failed("a", Scope.STORE);

        assertThat(schedule.isOpen()).isFalse();
        assertThat(schedule.mayTry("b")).isFalse();
        pass(Duration.ofMillis(500));
        assertThat(schedule.isOpen()).isTrue();
        assertThat(schedule.mayTry("b")).isTrue();
    }

    @Test
    void pauses_double_up_to_a_cap_and_differ_from_run_to_run() {
        Set<Duration> sixth = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            UploadSchedule other = new UploadSchedule(() -> nanos[0], new Random(seed));
            Duration expected = Duration.ofMillis(500);
            for (int attempt = 1; attempt <= 20; attempt++) {
                Duration pause = pauseAfterFailure(other);
                assertThat(pause).isBetween(expected.dividedBy(2), expected);
                if (attempt == 6) {
                    sixth.add(pause);
                }
                expected = expected.multipliedBy(2).compareTo(Duration.ofSeconds(30)) < 0
                        ? expected.multipliedBy(2)
                        : Duration.ofSeconds(30);
            }
        }
        assertThat(sixth).hasSizeGreaterThan(15);
    }

    /** To a millisecond. */
    private Duration pauseAfterFailure(UploadSchedule schedule) {
        schedule.failed("x", Scope.STORE);
        long begun = nanos[0];
        while (!schedule.isOpen()) {
            pass(Duration.ofMillis(1));
        }
        return Duration.ofNanos(nanos[0] - begun);
    }

    @Test
    void attempts_under_way_when_the_store_goes_away_lengthen_the_pause_once() {
        for (int i = 0; i < 64; i++) {
            schedule.failed("entry " + i, Scope.STORE);
        }

        pass(Duration.ofMillis(500));
        assertThat(schedule.isOpen()).isTrue();
    }

    @Test
    void a_success_makes_the_next_pause_a_short_one() {
        for (int i = 0; i < 10; i++) {
            pauseAfterFailure(schedule);
        }
        schedule.succeeded("b");

        assertThat(pauseAfterFailure(schedule)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void an_entry_is_tried_at_least_once_a_minute_however_often_it_has_failed() {
        for (int i = 1; i <= 1000; i++) {
            assertThat(schedule.failed("a", Scope.OBJECT)).isEqualTo(i);
            pass(Duration.ofMinutes(1));
            assertThat(schedule.mayTry("a")).isTrue();
        }
    }

    @Test
    void nothing_is_tried_after_the_end() {
        schedule.stop();

        assertThat(schedule.isOpen()).isFalse();
        assertThat(schedule.mayTry("a")).isFalse();
    }

    private void pass(Duration time) {
        nanos[0] += time.toNanos();
    }
}
