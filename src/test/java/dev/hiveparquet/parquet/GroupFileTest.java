package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.ascii;
import static dev.hiveparquet.parquet.WrittenFiles.lines;
import static dev.hiveparquet.parquet.WrittenFiles.noise;
import static dev.hiveparquet.parquet.WrittenFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.parquet.Lines.Line;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lines go in, DuckDB and parquet-java's own reader get the same rows out, in the same order. */
final class GroupFileTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final List<String> TS_FROM = List.of("tag_block", "pghp", "carried", "received");
    private static final String SELECT =
            "select epoch_us(ts), payload, epoch_us(received_at), ts_from, payload_raw from read_parquet($file)";

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    static Stream<Arguments> shapes() {
        Random random = new Random(7);
        return Stream.of(
                Arguments.of("one row", lines(1, i -> ascii(random, 70))),
                Arguments.of("empty lines", lines(400, i -> new byte[0])),
                Arguments.of("all equal", lines(1000, i -> new byte[70])),
                Arguments.of("ascii of any length", lines(3000, i -> ascii(random, random.nextInt(200)))),
                Arguments.of("random bytes", lines(2000, i -> noise(random, random.nextInt(100)))),
                Arguments.of("raw every other row", lines(1000, i -> i % 2 == 0 ? ascii(random, 9) : noise(random, 9))),
                Arguments.of("never null", lines(500, i -> new byte[] {(byte) 0xff, (byte) i})),
                Arguments.of("utf-8", lines(500, i -> "søppel \u2028 😀 \0".getBytes(StandardCharsets.UTF_8))),
                Arguments.of("exactly one page by bytes", lines(10, i -> ascii(random, 100))),
                Arguments.of("one byte more than a page", lines(10, i -> ascii(random, i == 9 ? 101 : 100))),
                Arguments.of("exactly one page by rows", lines(50, i -> ascii(random, 3))),
                Arguments.of("one row more than a page", lines(51, i -> ascii(random, 3))),
                Arguments.of("exactly one row group", lines(300, i -> ascii(random, 3))),
                Arguments.of(
                        "longer than a page", lines(30, i -> i % 10 == 5 ? ascii(random, 1 << 20) : ascii(random, 9))),
                Arguments.of("long and raw", lines(3, i -> noise(random, 1 << 20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void rows_of_every_shape_come_back_exactly_and_in_order(String name, Lines lines) throws Exception {
        for (ParquetOptions options : List.of(SMALL_PAGES, ParquetOptions.defaults("9.9"))) {
            Path path = directory.resolve(options.pageBytes() + ".parquet");
            Written written = write(options, path, Map.of(), List.of(lines.batch("o")));
            assertThat(written.rows()).isEqualTo(lines.size());
            assertThat(written.bytes()).isEqualTo(path.toFile().length());
            assertRows(ParquetJava.rows(path), lines);
            assertRows(DuckDb.query(path, SELECT), lines);
            assertThat(ParquetFooter.read(path).rows()).isEqualTo(lines.size());
        }
    }

    @Test
    void a_file_without_rows_is_valid_and_empty() throws Exception {
        Path path = directory.resolve("empty.parquet");
        Written written = write(SMALL_PAGES, path, Map.of("k", "v"), List.of(new Lines(Table.LINES).batch("o")));
        assertThat(written).isEqualTo(new Written(0, path.toFile().length()));
        assertThat(ParquetJava.rows(path)).isEmpty();
        assertThat(DuckDb.query(path, SELECT)).isEmpty();
        assertThat(ParquetFooter.read(path))
                .isEqualTo(new FooterSummary(
                        0, 0, written.bytes(), "hive-parquet-ingest version 9.9 (build 9.9)", Map.of("k", "v")));
    }

    @Test
    void times_before_1970_and_at_the_ends_of_int64_are_kept_and_bounded() throws Exception {
        Lines lines = new Lines(Table.LINES);
        long[] times = {0, Long.MIN_VALUE, Long.MAX_VALUE, -1, 1, Long.MIN_VALUE, -1_000_000, 5};
        for (long micros : times) {
            lines.add("x", micros, 0);
        }
        Path path = directory.resolve("times.parquet");
        write(SMALL_PAGES, path, Map.of(), List.of(lines.batch("o")));
        try (ParquetFileReader file = ParquetJava.open(path)) {
            Statistics<?> ts = file.getRowGroups().get(0).getColumns().get(0).getStatistics();
            assertThat(ts.genericGetMin()).isEqualTo(Long.MIN_VALUE);
            assertThat(ts.genericGetMax()).isEqualTo(Long.MAX_VALUE);
        }
        assertRows(ParquetJava.rows(path), lines);
    }

    @Test
    void parts_of_a_batch_in_any_order_are_rows_in_that_order() throws Exception {
        Lines lines = lines(10, i -> ("line " + i).getBytes(StandardCharsets.US_ASCII));
        RowBatch batch = lines.batch("o");
        Path path = directory.resolve("parts.parquet");
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, POOL)) {
            GroupFile file = files.open(Table.LINES);
            file.append(batch, 7, 9);
            file.append(batch, 3, 3);
            file.append(batch.skip(4), 0, 1);
            assertThat(file.rows()).isEqualTo(3);
            assertThat(file.lineBytes()).isEqualTo(18);
            write(file, path, Map.of());
        }
        assertThat(DuckDb.query(path, "select payload from read_parquet($file)"))
                .extracting(row -> new String((byte[]) row[0], StandardCharsets.UTF_8))
                .containsExactly("line 7", "line 8", "line 4");
    }

    @Test
    void rows_outside_the_batch_are_refused() {
        RowBatch batch = lines(2, i -> new byte[1]).batch("o");
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, POOL)) {
            GroupFile file = files.open(Table.LINES);
            assertThatThrownBy(() -> file.append(batch, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(file.rows()).isZero();
        }
    }

    @Test
    void the_same_rows_make_the_same_bytes() throws Exception {
        Random random = new Random(1);
        Lines lines = lines(5000, i -> noise(random, 40));
        Path one = directory.resolve("one.parquet");
        Path two = directory.resolve("two.parquet");
        write(SMALL_PAGES, one, Map.of("a", "1"), List.of(lines.batch("o")));
        write(SMALL_PAGES, two, Map.of("a", "1"), List.of(lines.batch("o")));
        assertThat(one).hasSameBinaryContentAs(two);
    }

    private static void assertRows(List<Object[]> rows, Lines lines) {
        assertThat(rows).hasSize(lines.size());
        for (int i = 0; i < rows.size(); i++) {
            Line line = lines.all().get(i);
            boolean text = isUtf8(line.bytes());
            assertThat(rows.get(i)).as("row " + i).isEqualTo(new Object[] {
                line.micros(),
                text ? line.bytes() : latin1(line.bytes()),
                Lines.RECEIVED_AT,
                TS_FROM.get(line.code()).getBytes(StandardCharsets.UTF_8),
                text ? null : line.bytes()
            });
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    }
}
