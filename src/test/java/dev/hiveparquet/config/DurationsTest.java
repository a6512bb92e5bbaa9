package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations are read exactly or refused, and written so that they read the same. */
class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0",
        "200ms, 200",
        "10s, 10000",
        "5m, 300000",
        "1h30m, 5400000",
        "2d, 172800000",
        "1d2h3m4s5ms, 93784005",
        "1m5ms, 60005",
        "90m, 5400000",
        "PT5M, 300000",
        "PT0.25S, 250",
        "P1DT1S, 86401000"
    })
    void a_duration_is_its_number_of_milliseconds(String text, long millis) {
        assertThat(Durations.parse(text)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "m", "5 m", "5min", "1.5h", "30m1h", "-5m", "PT", "P", "PT0.0001S", "5M", "1s1s", "٣s"})
    void what_is_no_duration_is_refused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT9223372036854775807S", "PT9999999999999999999H"})
    void a_duration_beyond_all_clocks_is_refused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0s, 0s", "90s, 1m30s", "60m, 1h", "200ms, 200ms", "25h, 1d1h", "1001ms, 1s1ms"})
    void the_shortest_exact_spelling_is_written(String given, String text) {
        assertThat(Durations.format(Durations.parse(given))).isEqualTo(text);
        assertThat(Durations.parse(text)).isEqualTo(Durations.parse(given));
    }
}
