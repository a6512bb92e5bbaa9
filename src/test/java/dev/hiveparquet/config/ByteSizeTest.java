package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes are read exactly or refused, and written so that they read the same. */
class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "17B, 17",
        "64KiB, 65536",
        "64kib, 65536",
        "10MB, 10000000",
        "10 MB, 10000000",
        "128MiB, 134217728",
        "3GB, 3000000000",
        "2TiB, 2199023255552",
        "1tb, 1000000000000",
        "9223372036854775807, 9223372036854775807"
    })
    void a_size_is_its_number_of_bytes(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "1K", "1M", "1.5MiB", "-1", "+1", "1  MB", "1MiB ", "٣MB", "1PiB", "0x10"})
    void what_is_no_size_is_refused(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "8388608TiB", "9999999999999999999"})
    void a_size_beyond_a_long_is_refused(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).hasMessageContaining("8 EiB");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1023, 1023", "1024, 1KiB", "1536, 1536", "134217728, 128MiB", "2199023255552, 2TiB"})
    void the_shortest_exact_spelling_is_written(long bytes, String text) {
        assertThat(ByteSize.format(bytes)).isEqualTo(text);
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }
}
