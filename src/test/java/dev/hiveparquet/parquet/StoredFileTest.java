package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.FIRST_TS;
import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.parquet.ColumnLayout.ShownBounds;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file is what other readers say of it, and no damage to a page goes unnoticed. */
class StoredFileTest {
    private static final int ROWS = 1_000;

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = directory.resolve("x.parquet");
        Random random = new Random(1);
        Lines lines = lines(ROWS, i -> i % 7 == 0 ? WrittenFiles.noise(random, 20) : WrittenFiles.ascii(random, 40));
        WrittenFiles.write(SMALL_PAGES, path, Map.of("k", "v", "a", "b"), List.of(lines.batch("o")));
    }

    @Test
    void the_layout_is_the_one_that_duckdb_reads() throws Exception {
        FileLayout layout = layout();
        assertThat(layout.rows()).isEqualTo(ROWS);
        assertThat(layout.fileBytes()).isEqualTo(Files.size(path));
        assertThat(layout.metadata()).containsOnly(Map.entry("k", "v"), Map.entry("a", "b"));
        assertThat(layout.createdBy()).isEqualTo("hive-parquet-ingest version 9.9 (build 9.9)");
        assertThat(layout.schema()).isEqualTo("line");
        List<Object[]> chunks = DuckDb.query(
                path,
                "select row_group_num_rows, path_in_schema, compression, encodings, total_compressed_size,"
                        + " total_uncompressed_size, num_values, stats_null_count"
                        + " from parquet_metadata($file) order by row_group_id, column_id");
        List<String> ours = new ArrayList<>();
        for (RowGroupLayout group : layout.rowGroups()) {
            for (ColumnLayout column : group.columns()) {
                ours.add(group.rows() + " " + column.name() + " "
                        + column.codecs().get(0) + " "
                        + column.compressedBytes() + " " + column.rawBytes() + " " + column.values() + " "
                        + column.nulls());
            }
        }
        assertThat(ours)
                .hasSizeGreaterThan(10)
                .isEqualTo(chunks.stream().map(StoredFileTest::chunk).toList());
    }

    private static String chunk(Object[] c) {
        return c[0] + " " + text(c[1]) + " " + text(c[2]) + " " + c[4] + " " + c[5] + " " + c[6] + " " + c[7];
    }

    private static String text(Object value) {
        return new String((byte[]) value, StandardCharsets.UTF_8);
    }

    @Test
    void times_and_bounds_are_those_of_the_rows() throws Exception {
        List<Object[]> rows = DuckDb.query(
                path,
                "select epoch_us(min(ts)), epoch_us(max(ts)), min(ts_from), max(ts_from), count(payload_raw) from $file");
        FileLayout layout = layout();
        assertThat(layout.times()).isEqualTo(new TimeSpan((long) rows.get(0)[0], (long) rows.get(0)[1]));
        assertThat(layout.columns().get(0).bounds())
                .isEqualTo(new ShownBounds(
                        layout.times().leastText(), layout.times().greatestText()));
        assertThat(layout.columns().get(0).bounds().least()).isEqualTo("2025-12-31T23:59:59.999998Z");
        assertThat(layout.columns().get(3).bounds())
                .isEqualTo(new ShownBounds(text(rows.get(0)[2]), text(rows.get(0)[3])));
        assertThat(layout.columns().get(1).bounds()).isNull();
        assertThat(layout.columns().get(4).nulls()).isEqualTo(ROWS - (long) rows.get(0)[4]);
        assertThat(layout.columns().stream().map(ColumnLayout::type))
                .containsExactly(
                        "int64 timestamp(us, UTC)",
                        "byte_array string",
                        "int64 timestamp(us, UTC)",
                        "byte_array string",
                        "byte_array");
        assertThat(layout.columns().stream().map(ColumnLayout::optional))
                .containsExactly(false, false, false, false, true);
        assertThat(layout.columns().stream().flatMap(column -> column.encodings().stream()))
                .containsExactly(
                        "DELTA_BINARY_PACKED",
                        "DELTA_LENGTH_BYTE_ARRAY",
                        "DELTA_BINARY_PACKED",
                        "RLE_DICTIONARY",
                        "DELTA_LENGTH_BYTE_ARRAY");
    }

    @Test
    void pages_are_as_many_as_parquet_java_finds() throws Exception {
        long pages = 0;
        try (ParquetFileReader reader = ParquetJava.open(path)) {
            for (BlockMetaData group : reader.getFooter().getBlocks()) {
                for (ColumnChunkMetaData chunk : group.getColumns()) {
                    pages += reader.readOffsetIndex(chunk).getPageCount();
                }
            }
        }
        assertThat(layout().columns().stream().mapToLong(ColumnLayout::pages).sum())
                .isEqualTo(pages)
                .isGreaterThan(50);
    }

    @Test
    void a_whole_file_has_no_faults_and_its_times_are_counted() throws Exception {
        try (StoredFile file = StoredFile.open(path)) {
            assertThat(file.faults(10)).isEmpty();
            assertThat(file.rowsWhere(time -> true)).isEqualTo(ROWS);
            long late = FIRST_TS + 100_000_000;
            assertThat(file.rowsWhere(time -> time >= late))
                    .isEqualTo(DuckDb.query(path, "select count(*) from $file where epoch_us(ts) >= " + late)
                            .get(0)[0]);
        }
    }

    @Test
    void a_flipped_bit_anywhere_in_a_page_is_found_and_one_in_a_header_does_no_harm() throws Exception {
        byte[] whole = Files.readAllBytes(path);
        boolean[] body = bodies(whole.length);
        Random random = new Random(2);
        int inBodies = 0;
        for (int round = 0; round < 3_000; round++) {
            int at = 4 + random.nextInt(whole.length - 4);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            boolean found = isFoundDamaged();
            if (body[at]) {
                inBodies++;
                assertThat(found).as("byte " + at).isTrue();
            }
        }
        assertThat(inBodies).isGreaterThan(1_000);
    }

    private boolean isFoundDamaged() {
        try (StoredFile file = StoredFile.open(path)) {
            return !file.faults(1).isEmpty();
        } catch (IOException refused) {
            return true;
        }
    }

    /** Which bytes belong to the body of a page. */
    private boolean[] bodies(int length) throws Exception {
        boolean[] body = new boolean[length];
        try (FileChannel file = FileChannel.open(path)) {
            for (RowGroup group : ParquetFooter.read(path, file).getRow_groups()) {
                for (ColumnChunk chunk : group.getColumns()) {
                    PageReader pages = new PageReader(file, chunk.getMeta_data());
                    while (pages.hasNext()) {
                        int bytes = pages.next().body().remaining();
                        Arrays.fill(body, (int) pages.position(), (int) pages.position() + bytes, true);
                    }
                }
            }
        }
        return body;
    }

    @Test
    void a_fault_names_row_group_column_page_and_byte() throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        bytes[bodyOfThirdPage()] ^= 1;
        Files.write(path, bytes);
        try (StoredFile file = StoredFile.open(path)) {
            assertThat(file.faults(10))
                    .singleElement()
                    .asString()
                    .matches(
                            "row group 0, column ts, page 2 at byte \\d+: its checksum is [0-9a-f]{8}, but its header says [0-9a-f]{8}");
            assertThatThrownBy(() -> file.rowsWhere(time -> true))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(path + ": times cannot be read, ");
        }
    }

    private int bodyOfThirdPage() throws Exception {
        try (FileChannel file = FileChannel.open(path)) {
            PageReader pages = new PageReader(
                    file,
                    ParquetFooter.read(path, file)
                            .getRow_groups()
                            .get(0)
                            .getColumns()
                            .get(0)
                            .getMeta_data());
            for (int page = 0; page < 3; page++) {
                assertThat(pages.next().count()).isPositive();
            }
            return (int) pages.position();
        }
    }

    @Test
    void a_quarantine_file_has_a_layout_too() throws Exception {
        Lines lines = new Lines(Table.QUARANTINE).add("bad", FIRST_TS, 0);
        WrittenFiles.write(SMALL_PAGES, path, Map.of(), List.of(lines.batch("file-1")));
        FileLayout layout = layout();
        assertThat(layout.schema()).isEqualTo("rejected_line");
        assertThat(layout.times()).isEqualTo(new TimeSpan(Lines.RECEIVED_AT, Lines.RECEIVED_AT));
        assertThat(layout.columns().get(3).bounds()).isEqualTo(new ShownBounds("file-1", "file-1"));
    }

    @Test
    void a_file_of_another_writer_has_a_layout_too() throws Exception {
        Path other = directory.resolve("duck.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select 1.5::double d, 7::int i, true b, null::varchar s, [1, 2] l from range(5))"
                    + " to '" + other + "' (format parquet)");
        }
        try (StoredFile file = StoredFile.open(other)) {
            assertThat(file.layout().rows()).isEqualTo(5);
            assertThat(file.layout().times()).isNull();
            assertThat(file.layout().columns().stream().map(ColumnLayout::name)).contains("d", "i", "b", "s");
            assertThat(file.layout().columns().get(0).bounds()).isEqualTo(new ShownBounds("1.5", "1.5"));
            assertThat(file.layout().columns().get(1).bounds()).isEqualTo(new ShownBounds("7", "7"));
            assertThat(file.faults(10)).isEmpty();
        }
    }

    private FileLayout layout() throws IOException {
        try (StoredFile file = StoredFile.open(path)) {
            return file.layout();
        }
    }
}
