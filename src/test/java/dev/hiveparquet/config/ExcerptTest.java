package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever a value holds, what is shown of it is short and harmless. */
class ExcerptTest {
    @Test
    void eighty_characters_are_shown_and_of_eighty_one_the_first_seventy_nine() {
        assertThat(Excerpt.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Excerpt.of("x".repeat(81))).isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void an_escape_is_never_cut_in_the_middle() {
        assertThat(Excerpt.of("x".repeat(78) + "\n\n")).isEqualTo("x".repeat(78) + "…");
    }

    @Test
    void control_and_format_characters_and_lone_surrogates_are_escaped() {
        assertThat(Excerpt.of("a\n\u001b[2J\u202e\u2028\ud800z")).isEqualTo("a\\u000a\\u001b[2J\\u202e\\u2028\\ud800z");
        assertThat(Excerpt.of("Tromsø 🚢")).isEqualTo("Tromsø 🚢");
    }

    @Test
    void the_whole_text_can_be_escaped_too() {
        assertThat(Excerpt.escape("a\r\n" + "x".repeat(100))).isEqualTo("a\\u000d\\u000a" + "x".repeat(100));
    }
}
