package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Open groups never get more memory than Java has. */
class OpenBytesTest {
    @Test
    void three_quarters_of_what_java_may_use_are_for_open_groups() {
        assertThat(OpenBytes.most(64L << 20)).isEqualTo(48L << 20);
        assertThat(OpenBytes.most((100L << 20) + 123)).isEqualTo(75L << 20);
    }
}
