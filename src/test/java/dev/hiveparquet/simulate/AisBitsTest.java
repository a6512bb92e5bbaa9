package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Fields become the payload characters that the specification says. */
class AisBitsTest {
    @Test
    void a_published_position_report_is_armoured_as_published() {
        AisBits bits = new AisBits(168)
                .put(0, 6, 1)
                .put(8, 30, 477_553_000)
                .put(38, 4, 5)
                .put(61, 28, -73_407_500)
                .put(89, 27, 28_549_700)
                .put(116, 12, 510)
                .put(128, 9, 181)
                .put(137, 6, 15)
                .put(149, 19, 149_208);

        assertThat(payload(bits)).isEqualTo("177KQJ5000G?tO`K>RA1wUbN0TKH");
    }

    @Test
    void text_is_six_bit_and_padded_with_at_signs() {
        assertThat(payload(new AisBits(36).text(0, 6, "AZ 9"))).isEqualTo("1JPq00");
    }

    @Test
    void a_field_replaces_what_stood_there_and_leaves_its_neighbours() {
        AisBits bits = new AisBits(12).put(0, 12, 0xfff).put(4, 4, 0);

        assertThat(payload(bits)).isEqualTo("t?");
    }

    @Test
    void the_last_cell_is_filled_with_zero_bits() {
        AisBits bits = new AisBits(160).put(156, 4, 0xf);

        assertThat(bits.cells()).isEqualTo(27);
        assertThat(bits.fillBits()).isEqualTo(2);
        assertThat(payload(bits)).endsWith("0t");
    }

    @Test
    void a_copy_of_a_shorter_message_has_its_length() {
        AisBits bits = new AisBits(424);
        bits.copyFrom(new AisBits(12).put(0, 12, 65));

        assertThat(payload(bits)).isEqualTo("11");
    }

    @Test
    void a_message_beyond_two_parts_is_refused() {
        assertThatThrownBy(() -> new AisBits(427)).hasMessage("a message has 0 to 426 bits: 427");
    }

    private static String payload(AisBits bits) {
        byte[] buf = new byte[80];
        int end = bits.armour(0, bits.cells(), buf, 0);
        return new String(buf, 0, end, StandardCharsets.US_ASCII);
    }
}
