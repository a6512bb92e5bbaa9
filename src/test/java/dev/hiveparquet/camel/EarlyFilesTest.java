package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.control.Warnings;
import org.junit.jupiter.api.Test;

/** When it is told that memory is too small for the partitions. */
class EarlyFilesTest {
    private final EarlyFiles files = new EarlyFiles();

    @Test
    void many_small_ones_are_told_once_with_what_to_do() {
        try (Warnings warnings = new Warnings()) {
            files.completed(999, 20_000);
            assertThat(warnings.newestFirst()).isEmpty();

            files.completed(1, 500);
            files.completed(100_000, 2_000_000);

            assertThat(warnings.newestFirst()).singleElement().satisfies(warning -> {
                assertThat(warning.times()).isEqualTo(1);
                assertThat(warning.text())
                        .startsWith("1000 files were completed early, with 20 rows on average")
                        .contains("ingest.max-open-bytes", "partition more coarsely");
            });
        }
    }

    @Test
    void large_ones_are_as_they_should_be() {
        try (Warnings warnings = new Warnings()) {
            files.completed(5000, 5_000_000_000L);

            assertThat(warnings.newestFirst()).isEmpty();
        }
    }
}
