package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.TcpSettings;
import dev.hiveparquet.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Bytes without a sentence among them are told once a minute and make the feed unwell; clocks that are set do not matter. */
class SentenceAlarmTest {
    private static final Duration BOUND = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FeedStatus status = new FeedStatus(nanos::get, new Meters(registry));
    private final SentenceAlarm alarm = new SentenceAlarm(status, () -> BOUND, nanos::get);

    @Test
    void a_byte_every_ten_seconds_without_the_end_of_a_line_is_told_once_a_minute() {
        StringBuilder said = new StringBuilder();
        connect();
        for (int seconds = 10; seconds <= 430; seconds += 10) {
            passSeconds(10);
            status.received();
            String line = alarm.next();
            said.append(line == null ? "" : line + "\n");
        }
        assertThat(said.toString()).isEqualTo("""
                        The feed has sent bytes, but no end of a line, for 300 s
                        The feed has sent bytes, but no end of a line, for 360 s
                        The feed has sent bytes, but no end of a line, for 420 s
                        """);
    }

    @Test
    void lines_of_another_kind_are_told_and_so_is_their_end() throws Exception {
        connect();
        receive(false);
        passSeconds(300);
        receive(false);
        assertThat(alarm.next()).isEqualTo("The feed has sent lines, but no sentence in any, for 300 s");
        assertThat(health()).isEqualTo("DOWN received lines, but no sentence in any, for 300 s");

        receive(true);

        assertThat(alarm.next()).isEqualTo("The feed sends sentences again");
        assertThat(alarm.next()).isNull();
        assertThat(health()).isEqualTo("UP null");
    }

    @Test
    void a_sentence_now_and_then_is_enough() {
        connect();
        for (int i = 0; i < 10; i++) {
            receive(false);
            passSeconds(299);
            receive(false);
            assertThat(alarm.next()).isNull();
            receive(true);
        }
    }

    @Test
    void the_time_in_which_nothing_came_does_not_count() {
        connect();
        receive(true);
        passSeconds(10_000);
        status.disconnected("connection ended");
        connect();
        status.received();

        assertThat(alarm.next()).isNull();
        assertThat(registry.get("ingest.feed.sentence.age").gauge().value()).isEqualTo(10_000.0);
    }

    @Test
    void a_bound_of_zero_turns_the_alarm_off() {
        SentenceAlarm never = new SentenceAlarm(status, () -> Duration.ZERO, nanos::get);
        connect();
        receive(false);
        passSeconds(1_000_000);

        assertThat(never.next()).isNull();
    }

    @Test
    void a_server_that_accepts_and_then_sends_nothing_is_told_with_how_long() throws Exception {
        passSeconds(100);
        connect();
        passSeconds(60);

        assertThat(health()).isEqualTo("DOWN nothing received for 160 s: connected, but nothing has come");
    }

    private String health() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FeedHealth health = new FeedHealth(status, SentenceAlarmTest::tcp);
            health.setCamelContext(context);
            HealthCheckResultBuilder result = HealthCheckResultBuilder.on(health);
            health.doCall(result, Map.of());
            return result.state() + " " + result.message();
        }
    }

    private static TcpSettings tcp() {
        Duration any = Duration.ofSeconds(1);
        return new TcpSettings("host", 1, any, Duration.ofSeconds(60), BOUND, any, any, any);
    }

    private void connect() {
        status.connecting();
        status.connected();
    }

    private void receive(boolean sentence) {
        status.received();
        status.lines(sentence);
    }

    private void passSeconds(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
