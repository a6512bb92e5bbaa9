package dev.hiveparquet.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every label is refused or becomes one path segment that leads nowhere else and reads back as the label. */
class HiveLabelTest {
    @ParameterizedTest
    @CsvSource({
        "kystverket, kystverket",
        "A-z_0.9~, A-z_0.9~",
        "../../etc, ..%2F..%2Fetc",
        "/abs, %2Fabs",
        "a/b, a%2Fb",
        "a\\b, a%5Cb",
        "a=b, a%3Db",
        "%, %25",
        "%2e%2E, %252e%252E",
        "' a b ', %20a%20b%20",
        "..., ...",
        "\uD83D\uDEA2, %F0%9F%9A%A2",
        "Ålesund, %C3%85lesund",
        "\u2028, %E2%80%A8",
        "+&?#:, %2B%26%3F%23%3A",
    })
    void bytes_outside_the_unreserved_set_are_percent_encoded(String label, String encoded) {
        assertThat(HiveLabel.encode(label)).isEqualTo(encoded);
        assertThat(HiveLabel.segment(label)).isEqualTo("source=" + encoded);
        assertThat(HiveLabel.decode(encoded)).isEqualTo(label);
        assertThat(HiveLabel.check(label)).isSameAs(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "__HIVE_DEFAULT_PARTITION__"})
    void labels_that_are_no_names_are_refused(String label) {
        assertThatThrownBy(() -> HiveLabel.check(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source label \"" + label + "\" cannot name a directory");
    }

    @Test
    void an_empty_label_is_refused() {
        assertThatThrownBy(() -> HiveLabel.check(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source label \"\" is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\tb", "a\u007fb", "a\u0085b"})
    void control_characters_are_refused_and_not_shown(String label) {
        assertThatThrownBy(() -> HiveLabel.check(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source label \"a?b\" holds a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uDEA2a", "\uDEA2\uD83D"})
    void half_a_surrogate_pair_is_refused(String label) {
        assertThatThrownBy(() -> HiveLabel.check(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not valid Unicode");
    }

    @Test
    void a_segment_may_take_255_bytes_and_no_more() {
        assertThat(HiveLabel.segment("x".repeat(248))).hasSize(255);
        assertThatThrownBy(() -> HiveLabel.check("x".repeat(249)))
                .hasMessageContaining("is 249 bytes long once percent-encoded; the limit is 248");
        assertThatThrownBy(() -> HiveLabel.check("\uD83D\uDEA2".repeat(21))).hasMessageContaining("is 252 bytes long");
        assertThatThrownBy(() -> HiveLabel.check("x".repeat(300))).hasMessageContaining("x".repeat(60) + "...\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "%", "%2", "%zz", "a%2fb", "%41", "%00", "%FF", "Å", "a\nb"})
    void what_no_label_encodes_to_is_not_decoded(String encoded) {
        assertThatThrownBy(() -> HiveLabel.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_label_that_is_not_refused_is_one_segment_and_reads_back() {
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            String label = label(new SplittableRandom(seed));
            try {
                HiveLabel.check(label);
            } catch (IllegalArgumentException e) {
                refused++;
                continue;
            }
            Path root = Path.of("/out");
            Path directory = root.resolve(HiveLabel.segment(label)).normalize();
            assertThat(directory.getParent()).as("seed %d", seed).isEqualTo(root);
            assertThat(HiveLabel.decode(HiveLabel.encode(label)))
                    .as("seed %d", seed)
                    .isEqualTo(label);
        }
        assertThat(refused).isBetween(100, 1000);
    }

    /** Up to 40 characters: those that mean something in a path, those of ASCII that can be seen, or any at all. */
    private static String label(SplittableRandom random) {
        int kind = random.nextInt(4);
        StringBuilder label = new StringBuilder();
        for (int left = random.nextInt(41); left > 0; left--) {
            label.appendCodePoint(
                    switch (kind) {
                        case 0 -> "./\\%=a2eE~".charAt(random.nextInt(10));
                        case 1 -> random.nextInt(' ', 0x7f);
                        case 2 -> random.nextInt(0xa0, Character.MIN_SURROGATE);
                        default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    });
        }
        return label.toString();
    }
}
