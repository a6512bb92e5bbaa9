package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.OriginReached;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file's name depends on what the file holds and on nothing else. */
class FileNameTest {
    private static final long TIME = 1_767_225_600_999_999L;

    @Test
    void a_name_is_the_first_rows_time_and_sixteen_hex_digits() {
        assertThat(name("key", range("a", 0, 10))).isEqualTo("20260101T000000Z-cbc711b3ba2de1d7.parquet");
        assertThat(FileName.of(-1, "key", List.of(range("a", 0, 10)))).startsWith("19691231T235959Z-");
    }

    @Test
    void what_does_not_change_the_content_does_not_change_the_name() {
        OriginReached sooner = new OriginReached("a", 0, 10, new Checkpoint(5, "c"), true);

        assertThat(name("key", sooner)).isEqualTo(name("key", range("a", 0, 10)));
        assertThat(name("key", range("a", 0, 10), range("b", 3, 4)))
                .isEqualTo(name("key", range("b", 3, 4), range("a", 0, 10)));
    }

    @Test
    void every_other_content_has_another_name() {
        assertThat(List.of(
                        name("key", range("a", 0, 10)),
                        name("other", range("a", 0, 10)),
                        name("key", range("b", 0, 10)),
                        name("key", range("a", 1, 10)),
                        name("key", range("a", 0, 11)),
                        name("key", range("a", 0, 10), range("b", 0, 10))))
                .doesNotHaveDuplicates();
    }

    private static String name(String key, OriginReached... origins) {
        return FileName.of(TIME, key, List.of(origins));
    }

    private static OriginReached range(String origin, long first, long reached) {
        return new OriginReached(origin, first, reached, Checkpoint.START, false);
    }
}
