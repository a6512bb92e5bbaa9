package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hiveparquet.journal.Edits;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} reads the quarantine with, on damaged files and on any bytes: it names the file, and throws nothing else. */
class QuarantineFuzzTest {
    @TempDir
    Path directory;

    @FuzzTest(maxDuration = "10m")
    void a_damaged_file_gives_lines_that_were_written_until_it_is_refused(byte[] script) throws IOException {
        Path path = written();
        List<String> lines = linesUntilRefused(path);
        assertThat(lines).hasSize(12);
        Files.write(path, Edits.of(Files.readAllBytes(path), script));

        assertThat(linesUntilRefused(path)).hasSizeLessThanOrEqualTo(12).isSubsetOf(lines);
    }

    @FuzzTest(maxDuration = "10m")
    void any_pages_and_footer_are_refused_or_read(byte[] content) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(content.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put(FileAssembler.MAGIC).put(content).putInt(content.length).put(FileAssembler.MAGIC);
        Path path = Files.write(directory.resolve("any.parquet"), file.array());

        assertThat(linesUntilRefused(path)).hasSizeLessThanOrEqualTo(content.length);
    }

    private Path written() throws IOException {
        Lines lines = new Lines(Table.QUARANTINE);
        for (int i = 0; i < 12; i++) {
            lines.add(("!rejected," + i).repeat(i).getBytes(StandardCharsets.US_ASCII), 5, i % 2, 1_000_000L * i);
        }
        Path path = directory.resolve("rejected.parquet");
        WrittenFiles.write(WrittenFiles.SMALL_PAGES, path, Map.of(), List.of(lines.batch("origin")));
        return path;
    }

    private static List<String> linesUntilRefused(Path path) {
        List<String> texts = new ArrayList<>();
        try (RejectedLines lines = QuarantineFile.open(path)) {
            for (RejectedLine line = lines.next(); line != null; line = lines.next()) {
                texts.add(line.reason().label() + " " + line.lineOffset() + " " + line.lineBytes() + " "
                        + HexFormat.of().formatHex(line.bytes()));
            }
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining(path.toString());
        }
        return texts;
    }
}
