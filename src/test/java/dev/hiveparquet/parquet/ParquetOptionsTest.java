package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Options have defaults and bounds. */
final class ParquetOptionsTest {

    @Test
    void the_defaults_are_these() {
        assertThat(ParquetOptions.defaults("1.2"))
                .isEqualTo(new ParquetOptions(2_097_152, 65_536, 33_554_432, 131_072, 3, "1.2"));
    }

    @Test
    void values_out_of_bounds_are_refused_with_name_bound_and_value() {
        assertThatThrownBy(() -> new ParquetOptions(0, 1, 1, 1, 3, "1"))
                .hasMessage("pageBytes must be 1 to 268435456: 0");
        assertThatThrownBy(() -> new ParquetOptions(1, 0, 1, 1, 3, "1"))
                .hasMessage("pageRows must be 1 to 268435456: 0");
        assertThatThrownBy(() -> new ParquetOptions(1, 1, 0, 1, 3, "1")).hasMessageStartingWith("rowGroupBytes must");
        assertThatThrownBy(() -> new ParquetOptions(1, 1, 1, -1, 3, "1")).hasMessageStartingWith("rowGroupRows must");
        assertThatThrownBy(() -> new ParquetOptions(1, 1, 1, 1, 23, "1")).hasMessage("zstdLevel must be 1 to 22: 23");
    }
}
