package dev.hiveparquet.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at once are found to be what they are one by one. */
class EightBytesTest {
    private static final char[] WANTED = {'\n', ',', '*', '\\', 0, 0x7f};

    @Test
    void the_same_bytes_are_marked_and_no_others() {
        Random random = new Random(6);
        for (int round = 0; round < 100_000; round++) {
            char wanted = WANTED[random.nextInt(WANTED.length)];
            byte[] bytes = near(wanted, random);
            long expected = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                expected |= bytes[i + 1] == wanted ? 0x80L << (8 * i) : 0;
            }
            long marked = EightBytes.same(EightBytes.at(bytes, 1), EightBytes.of(wanted));
            assertThat(marked).isEqualTo(expected);
        }
    }

    @Test
    void the_first_marked_byte_is_the_one_that_stands_first() {
        byte[] bytes = "ab,cd,ef".getBytes(StandardCharsets.US_ASCII);
        assertThat(EightBytes.first(EightBytes.same(EightBytes.at(bytes, 0), EightBytes.of(','))))
                .isEqualTo(2);
    }

    /** Bytes that are the wanted one, differ from it by a bit or by one, or are anything. */
    private static byte[] near(char wanted, Random random) {
        byte[] bytes = new byte[Long.BYTES + 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    switch (random.nextInt(4)) {
                        case 0 -> wanted;
                        case 1 -> wanted ^ (1 << random.nextInt(8));
                        case 2 -> wanted + random.nextInt(3) - 1;
                        default -> random.nextInt();
                    };
        }
        return bytes;
    }
}
