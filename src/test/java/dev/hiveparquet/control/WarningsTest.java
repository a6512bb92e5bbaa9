package dev.hiveparquet.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log warned of is remembered, a bounded amount of it, and only while somebody listens. */
class WarningsTest {
    private static final Logger LOG = LoggerFactory.getLogger(WarningsTest.class);

    @Test
    void warnings_and_errors_are_kept_the_latest_first_and_others_are_not() {
        try (Warnings warnings = new Warnings()) {
            LOG.info("all is well");
            LOG.warn("little is left");
            LOG.error("nothing is left");

            assertThat(warnings.newestFirst())
                    .extracting(each -> each.level() + " " + each.logger() + " " + each.text())
                    .containsExactly("ERROR WarningsTest nothing is left", "WARN WarningsTest little is left");
        }
    }

    @Test
    void one_that_comes_again_with_other_numbers_counts_on_and_is_the_latest() {
        try (Warnings warnings = new Warnings()) {
            LOG.warn("next attempt in 1000 ms");
            LOG.warn("another");
            LOG.warn("next attempt in 2000 ms");

            assertThat(warnings.newestFirst())
                    .extracting(each -> each.times() + " " + each.text())
                    .containsExactly("2 next attempt in 2000 ms", "1 another");
        }
    }

    @Test
    void no_more_than_twenty_are_kept() {
        try (Warnings warnings = new Warnings()) {
            for (char c = 'a'; c <= 'z'; c++) {
                LOG.warn("warning {}", c);
            }
            assertThat(warnings.newestFirst()).hasSize(20);
            assertThat(warnings.newestFirst().get(0).text()).isEqualTo("warning z");
        }
    }

    @Test
    void after_its_end_nothing_is_added() {
        Warnings warnings = new Warnings();
        warnings.close();
        LOG.warn("too late");
        assertThat(warnings.newestFirst()).isEmpty();
    }
}
