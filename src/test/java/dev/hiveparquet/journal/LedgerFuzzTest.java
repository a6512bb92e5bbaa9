package dev.hiveparquet.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assertions;

/** The ledger's reader on any text: a line is a record that can be written again as it was, or is refused as damaged. */
class LedgerFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_line_is_refused_or_a_record(byte[] bytes) {
        String line = new String(bytes, ISO_8859_1).replace("\n", "").replace("\r", "");
        read(line);
    }

    @FuzzTest(maxDuration = "10m")
    void any_line_with_a_true_checksum_is_refused_or_a_record_that_reads_back(byte[] bytes) {
        String rest = new String(bytes, ISO_8859_1).replace("\n", "").replace("\r", "");
        CRC32C crc = new CRC32C();
        crc.update(rest.getBytes(UTF_8));
        read(String.format("%08x\t%s", crc.getValue(), rest));
    }

    private static void read(String line) {
        LedgerEntry decoded;
        try {
            decoded = LedgerLine.decode(line);
        } catch (IllegalArgumentException refused) {
            return;
        }
        LedgerEntry again = Assertions.assertDoesNotThrow(() -> LedgerLine.decode(LedgerLine.encode(decoded)));
        assertThat(again).isEqualTo(decoded);
    }
}
