package dev.hiveparquet.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.GroupSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A heap that is too small for the open files is told, with one that is not; the launcher's is large enough for the default. */
class MemoryCheckTest {
    private final GroupSettings sizes = new GroupSettings(1, 1024, Duration.ofSeconds(1), 64 << 20, 4096, 1, 3);

    @Test
    void what_the_launcher_gives_is_enough_for_the_default() {
        assertThat(new MemoryCheck(sizes, 93L << 20).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void a_heap_that_is_told_to_be_enough_is() {
        Finding finding = new MemoryCheck(sizes, 64L << 20).look().get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.text())
                .endsWith(
                        "so that open files hold 48.0 MiB and not --max-open-bytes 64.0 MiB; give -Xmx87m, or lower the"
                                + " option");
        assertThat(new MemoryCheck(sizes, 87L << 20).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }
}
