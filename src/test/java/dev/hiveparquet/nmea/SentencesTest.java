package dev.hiveparquet.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a feed are told from what may stand in their place. */
class SentencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*23\n",
                "$PGHP,1,2026,1,1,0,0,0,0*00\r\n",
                "\\s:2573276,c:1767225600*08\\!BSVDM,1,1,,B,x,0*00\n",
                "\\g:1-2-17*00\\\\c:1*00\\$GPGGA\n",
                "noise\n!AIVD\nnoise\n",
                "$PXYZ"
            })
    void a_line_that_begins_with_a_sentence_is_found(String lines) {
        assertThat(anyIn(lines)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\n",
                "<html>!</html>\n",
                " !AIVDM\n",
                "!\n",
                "$PXY\n",
                "!oneone1\n",
                "$\001\002\003\004\n",
                "\\c:1*00!AIVDM\n",
                "\\c:1*00\\\n",
                "\\"
            })
    void anything_else_is_no_sentence(String lines) {
        assertThat(anyIn(lines)).isFalse();
    }

    @Test
    void only_the_given_bytes_are_looked_at() {
        byte[] bytes = "!AAAA\nb\n!CCCC\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(Sentences.anyIn(bytes, 6, 8)).isFalse();
        assertThat(Sentences.anyIn(bytes, 6, 14)).isTrue();
    }

    private static boolean anyIn(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.US_ASCII);
        return Sentences.anyIn(bytes, 0, bytes.length);
    }
}
