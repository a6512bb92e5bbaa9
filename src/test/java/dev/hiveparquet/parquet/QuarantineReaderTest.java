package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A quarantine file is read back as it was written; one that is damaged is refused, whatever its bytes are. */
@Timeout(120)
class QuarantineReaderTest {
    private static final int DAMAGES = 3_000;

    @TempDir
    private Path directory;

    @Test
    void lines_of_many_pages_row_groups_and_origins_come_back_as_duckdb_reads_them() throws Exception {
        Path file = write(500, new Random(3));

        List<String> expected = DuckDb.query(
                        file,
                        "select epoch_us(received_at), reason, source, origin, line_offset, line_bytes, bytes"
                                + " from read_parquet($file)")
                .stream()
                .map(QuarantineReaderTest::text)
                .toList();

        assertThat(read(file)).hasSize(1_500).containsExactlyElementsOf(expected);
    }

    @Test
    void whatever_is_damaged_is_either_refused_or_of_no_account() throws Exception {
        Path file = write(40, new Random(5));
        List<String> lines = read(file);
        byte[] intact = Files.readAllBytes(file);
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = intact.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            refused += refuses(file, lines) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(DAMAGES / 3);
    }

    @Test
    void a_damaged_page_is_told_with_its_place() throws Exception {
        Path file = write(40, new Random(7));
        byte[] damaged = Files.readAllBytes(file);
        int at = damaged.length / 3;
        damaged[at] ^= 1;
        Files.write(file, damaged);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("quarantine file \\Q" + file + "\\E is damaged: page \\d+ at byte \\d+:"
                        + " its checksum is [0-9a-f]{8}, but its header says [0-9a-f]{8}");
    }

    @Test
    void a_file_of_another_table_is_refused() throws Exception {
        Path file = directory.resolve("lines.parquet");
        Lines lines = new Lines(Table.LINES);
        lines.add(new byte[] {1}, 5, 0, 1);
        WrittenFiles.write(SMALL_PAGES, file, Map.of(), List.of(lines.batch("origin")));

        assertThatThrownBy(() -> QuarantineFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no quarantine file")
                .hasMessageContaining(file.toString());
    }

    /** Whether a damaged file is refused; true or false, it gives no line that was not written as it stands. */
    private static boolean refuses(Path file, List<String> lines) {
        try {
            assertThat(read(file)).containsExactlyElementsOf(lines);
            return false;
        } catch (IOException expected) {
            assertThat(expected).hasMessageContaining(file.toString()).hasMessageNotContaining("null");
            return true;
        }
    }

    private Path write(int batches, Random random) throws IOException {
        List<RowBatch> all = new ArrayList<>();
        for (int b = 0; b < batches; b++) {
            Lines lines = new Lines(Table.QUARANTINE);
            for (int i = 0; i < 3; i++) {
                byte[] bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                lines.add(bytes, 5, random.nextInt(2), random.nextLong(1L << 40));
            }
            all.add(lines.batch("origin-" + b % 300));
        }
        Path file = directory.resolve("rejected.parquet");
        WrittenFiles.write(SMALL_PAGES, file, Map.of(), all);
        return file;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (RejectedLines lines = QuarantineFile.open(file)) {
            for (RejectedLine line = lines.next(); line != null; line = lines.next()) {
                texts.add(line.receivedAtMicros() + " " + line.reason().label() + " " + line.source() + " "
                        + line.origin() + " " + line.lineOffset() + " " + line.lineBytes() + " "
                        + HexFormat.of().formatHex(line.bytes()));
            }
        }
        return texts;
    }

    private static String text(Object[] row) {
        return row[0] + " " + utf8(row[1]) + " " + utf8(row[2]) + " " + utf8(row[3]) + " " + row[4] + " " + row[5] + " "
                + HexFormat.of().formatHex((byte[]) row[6]);
    }

    private static String utf8(Object value) {
        return new String((byte[]) value, StandardCharsets.UTF_8);
    }
}
