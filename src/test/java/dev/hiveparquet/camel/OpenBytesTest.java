package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.GroupSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Open groups never get more memory than Java has. */
class OpenBytesTest {
    private final GroupSettings sizes = new GroupSettings(1, 1024, Duration.ofSeconds(1), 64 << 20, 4096, 1, 3);

    @Test
    void three_quarters_of_what_java_may_use_are_for_open_groups() {
        assertThat(sizes.maxOpenBytesWithin(64L << 20)).isEqualTo(48L << 20);
        assertThat(sizes.maxOpenBytesWithin((80L << 20) + 123)).isEqualTo(60L << 20);
        assertThat(sizes.maxOpenBytesWithin(1L << 40)).isEqualTo(64L << 20);
    }
}
