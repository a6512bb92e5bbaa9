package dev.hiveparquet.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partition's path goes down as far as its granularity, and its key is nobody else's. */
class PartitionTest {
    /** 2026-03-09T04:05:06.000007Z. */
    private static final long INSTANT = 1_773_029_106_000_007L;

    @ParameterizedTest
    @CsvSource({
        "MINUTE, source=kyst/year=2026/month=03/day=09/hour=04/minute=05",
        "HOUR,   source=kyst/year=2026/month=03/day=09/hour=04",
        "DAY,    source=kyst/year=2026/month=03/day=09",
        "MONTH,  source=kyst/year=2026/month=03",
        "YEAR,   source=kyst/year=2026",
    })
    void the_path_ends_at_the_granularity(PartitionBy by, String path) {
        Partition partition = Partition.of(Table.LINES, "kyst", by, INSTANT);
        assertThat(partition.path()).isEqualTo(path);
        assertThat(partition.key()).isEqualTo("lines/" + path);
        assertThat(partition.contains(INSTANT)).isTrue();
    }

    @Test
    void the_label_is_encoded_in_path_and_key() {
        Partition partition = new Partition(Table.QUARANTINE, "../a b", PartitionBy.YEAR, 0);
        assertThat(partition.key()).isEqualTo("quarantine/source=..%2Fa%20b/year=1970");
    }

    @Test
    void it_contains_its_first_microsecond_and_not_the_next_ones_first() {
        Partition hour = new Partition(Table.LINES, "x", PartitionBy.HOUR, 3_600_000_000L);
        assertThat(hour.contains(3_599_999_999L)).isFalse();
        assertThat(hour.contains(3_600_000_000L)).isTrue();
        assertThat(hour.contains(7_199_999_999L)).isTrue();
        assertThat(hour.contains(7_200_000_000L)).isFalse();
    }

    @Test
    void years_have_four_digits() {
        long year1 = -62_135_596_800_000_000L;
        assertThat(new Partition(Table.LINES, "x", PartitionBy.YEAR, year1).path())
                .isEqualTo("source=x/year=0001");
    }

    @Test
    void a_start_within_an_interval_is_refused() {
        assertThatThrownBy(() -> new Partition(Table.LINES, "x", PartitionBy.HOUR, 3_600_000_001L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no hour begins at 3600000001 microseconds since 1970;"
                        + " the one around it begins at 3600000000");
    }

    @Test
    void a_path_is_parsed_back_at_every_granularity_and_table() {
        for (PartitionBy by : PartitionBy.values()) {
            for (Table table : Table.values()) {
                Partition partition = Partition.of(table, "a b/\u00e6", by, 1_767_312_345_678_901L);
                assertThat(Partition.parse(table, partition.path())).contains(partition);
            }
        }
    }

    @Test
    void what_is_no_partitions_path_is_none() {
        for (String path : List.of(
                "",
                "source=a",
                "x",
                "source=a/year=2026/month=13",
                "source=a/year=2026/month=1",
                "source=a/month=01/year=2026",
                "source=a/year=2026/month=02/day=30",
                "source=a/year=2026/month=02/day=01/hour=01/minute=01/second=01",
                "source=%61/year=2026",
                "source=a/year=twenty",
                "year=2026/source=a",
                "source=a/year=2026/")) {
            assertThat(Partition.parse(Table.LINES, path)).as(path).isEmpty();
        }
    }
}
