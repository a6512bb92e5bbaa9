package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The reader of footers on any bytes: it names the file that is not a whole one, and throws nothing else. */
class FooterFuzzTest {
    @TempDir
    Path directory;

    @FuzzTest(maxDuration = "10m")
    void any_footer_is_read_or_refused(byte[] footer) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(footer.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put(FileAssembler.MAGIC).put(footer).putInt(footer.length).put(FileAssembler.MAGIC);
        Path path = Files.write(directory.resolve("fuzzed.parquet"), file.array());
        try {
            FooterSummary summary = ParquetFooter.read(path);
            assertThat(summary.rowGroups()).isNotNegative();
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining(path.toString());
        }
    }
}
