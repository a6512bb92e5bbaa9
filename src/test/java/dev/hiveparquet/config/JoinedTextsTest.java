package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A value that holds several texts is cut as a person would cut it. */
class JoinedTextsTest {
    @Test
    void texts_come_without_blanks_around_them_and_empty_ones_are_left_out() {
        assertThat(JoinedTexts.of("a.log: b c.log :: :\td:")).containsExactly("a.log", "b c.log", "d");
        assertThat(JoinedTexts.of("one")).isEqualTo(List.of("one"));
        assertThat(JoinedTexts.of("")).isEmpty();
        assertThat(JoinedTexts.of(" : ")).isEmpty();
    }

    @Test
    void texts_are_joined_without_what_was_left_out() {
        assertThat(JoinedTexts.join(JoinedTexts.of(" a: b ::a"))).isEqualTo("a:b:a");
        assertThat(JoinedTexts.join(JoinedTexts.of("a:bc"))).isEqualTo("a:bc");
        assertThat(JoinedTexts.join(List.of("a", "b"))).isEqualTo("a:b");
    }

    @Test
    void what_is_whole_is_kept_once() {
        String all = String.join(
                ":", IntStream.range(0, 1_000).mapToObj(i -> "f" + i).toList());
        JoinedTexts texts = JoinedTexts.of(all);
        assertThat(texts).hasSize(1_000).contains("f999");
        assertThat(JoinedTexts.join(texts)).isSameAs(all);
        assertThat(JoinedTexts.immutable(texts)).isSameAs(texts);
    }
}
