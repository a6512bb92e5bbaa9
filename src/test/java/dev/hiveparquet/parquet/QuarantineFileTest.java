package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.noise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.parquet.Lines.Line;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected lines come back with their bytes, their reason and their place, from as many origins as there are. */
final class QuarantineFileTest {
    private static final String SELECT =
            "select epoch_us(received_at), reason, source, origin, line_offset, line_bytes,"
                    + " bytes from read_parquet($file)";

    @TempDir
    private Path directory;

    @Test
    void rejected_lines_of_many_origins_come_back_exactly() throws Exception {
        Random random = new Random(11);
        List<RowBatch> batches = new ArrayList<>();
        List<Object[]> expected = new ArrayList<>();
        for (int b = 0; b < 700; b++) {
            Lines lines = new Lines(Table.QUARANTINE);
            for (int i = 0; i <= b % 3; i++) {
                lines.add(noise(random, random.nextInt(60)), 5, random.nextInt(2), random.nextLong(1L << 40));
            }
            batches.add(lines.batch("origin-" + b % 300));
            expect(expected, lines, "origin-" + b % 300);
        }
        Path path = directory.resolve("rejected.parquet");
        Written written = WrittenFiles.write(SMALL_PAGES, path, Map.of(), batches);
        assertThat(written).isEqualTo(new Written(1399, path.toFile().length()));
        assertThat(ParquetJava.rows(path)).containsExactlyElementsOf(expected);
        assertThat(DuckDb.query(path, SELECT)).containsExactlyElementsOf(expected);
        assertThat(ParquetFooter.read(path).rowGroups()).isEqualTo(5);
    }

    private static void expect(List<Object[]> expected, Lines lines, String origin) {
        long offset = 1000;
        for (Line line : lines.all()) {
            expected.add(new Object[] {
                Lines.RECEIVED_AT,
                utf8(line.code() == 0 ? "overlong" : "torn"),
                utf8("port ø"),
                utf8(origin),
                offset,
                line.wholeBytes(),
                line.bytes()
            });
            offset += line.bytes().length + 1;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
