package dev.hiveparquet.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.RandomNumbers;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is digits and nothing else, at every length and place. */
class DigitsTest {
    private static final long LARGEST = 999_999_999_999_999_999L;

    @Test
    void every_number_of_at_most_18_digits_reads_as_itself() {
        for (int seed = 0; seed < 1000; seed++) {
            long number = RandomNumbers.between(0, LARGEST, new SplittableRandom(seed));
            assertThat(parse(Long.toString(number))).as("seed %d", seed).isEqualTo(number);
            assertThat(parse("%018d".formatted(number))).as("seed %d", seed).isEqualTo(number);
        }
    }

    @Test
    void one_wrong_byte_at_any_place_makes_it_no_number() {
        for (int length = 1; length <= 18; length++) {
            for (int place = 0; place < length; place++) {
                for (int wrong = 0; wrong < 256; wrong++) {
                    byte[] bytes = "7".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    bytes[place] = (byte) wrong;
                    boolean digit = wrong >= '0' && wrong <= '9';
                    assertThat(Digits.parse(bytes, 0, length) != Digits.NONE).isEqualTo(digit);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1234567890123456789", "0000000000000000000"})
    void none_and_more_than_18_digits_are_no_number(String text) {
        assertThat(parse(text)).isEqualTo(Digits.NONE);
    }

    private static long parse(String text) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return Digits.parse(bytes, 1, bytes.length - 1);
    }
}
