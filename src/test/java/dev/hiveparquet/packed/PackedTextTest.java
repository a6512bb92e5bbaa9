package dev.hiveparquet.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text comes back as it was, and what the ledger keeps of files takes the bytes that the documents say. */
class PackedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "abc",
                "abcd",
                "0",
                "00000",
                "file-e865cb6d28a9e64cbe9bafe77314fd54",
                "file-e865cb6d28a9e64cbe9bafe77314fd54-2",
                "(dev=fe00,ino=14789716)",
                "1767231624000000;-;22=1767231624000000",
                "DEADBEEF",
                "\u00e9\u4e2d\ud83d\ude00\ud83d",
                "\u0000\t\u007f\u0080\uffff"
            })
    void a_text_comes_back_as_it_was(String text) {
        assertThat(PackedText.unpack(PackedText.pack(text))).containsExactly(text);
    }

    @Test
    void texts_are_kept_apart_from_their_neighbours() {
        assertThat(PackedText.unpack(PackedText.pack("", "12345", "", "6", "7890a")))
                .containsExactly("", "12345", "", "6", "7890a");
        assertThat(PackedText.unpack(PackedText.pack())).isEmpty();
    }

    @Test
    void a_run_of_digits_may_be_longer_than_one_count_tells() {
        String text = "0123456789abcdef".repeat(30) + "g";
        assertThat(PackedText.unpack(PackedText.pack(text))).containsExactly(text);
    }

    @Test
    void any_text_comes_back() {
        Random random = new Random(1);
        String letters = "0123456789abcdef0123456789abcdefghG-=\u0081\u0100";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(PackedText.unpack(PackedText.pack("x", text.toString(), "y")))
                    .isEqualTo(List.of("x", text.toString(), "y"));
        }
    }

    @Test
    void an_id_of_a_file_takes_23_bytes_and_a_time_10() {
        assertThat(PackedText.pack("file-e865cb6d28a9e64cbe9bafe77314fd54")).hasSize(23);
        assertThat(PackedText.pack("1767231624000000")).hasSize(10);
    }
}
