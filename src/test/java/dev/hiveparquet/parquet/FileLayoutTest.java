package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.FIRST_TS;
import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.ascii;
import static dev.hiveparquet.parquet.WrittenFiles.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.BoundaryOrder;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema, statistics, indexes and checksums are what independent readers expect of them. */
final class FileLayoutTest {
    @TempDir
    private Path directory;

    private Path path;

    /** 1000 lines of 10 bytes in pages of 50 rows and row groups of 300, one line not UTF-8. */
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(3);
        Lines lines = lines(1000, i -> i == 730 ? new byte[] {(byte) 0xe6} : ascii(random, 10));
        path = directory.resolve("lines.parquet");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("zebra", "æ");
        metadata.put("ant", "");
        WrittenFiles.write(SMALL_PAGES, path, metadata, List.of(lines.batch("o")));
    }

    @Test
    void the_schema_carries_logical_and_converted_types() throws Exception {
        assertThat(texts("select name, type, repetition_type, converted_type, logical_type from parquet_schema($file)"))
                .containsExactly(
                        "line null null null null",
                        "ts INT64 REQUIRED TIMESTAMP_MICROS " + timestamp(),
                        "payload BYTE_ARRAY REQUIRED UTF8 StringType()",
                        "received_at INT64 REQUIRED TIMESTAMP_MICROS " + timestamp(),
                        "ts_from BYTE_ARRAY REQUIRED UTF8 StringType()",
                        "payload_raw BYTE_ARRAY OPTIONAL null null");
        assertThat(texts("select column_name || ' ' || column_type from (describe select * from read_parquet($file))"))
                .containsExactly(
                        "ts TIMESTAMP WITH TIME ZONE",
                        "payload VARCHAR",
                        "received_at TIMESTAMP WITH TIME ZONE",
                        "ts_from VARCHAR",
                        "payload_raw BLOB");
    }

    @Test
    void row_groups_end_with_the_page_that_reaches_a_limit() throws Exception {
        try (ParquetFileReader reader = ParquetJava.open(path)) {
            assertThat(reader.getRowGroups())
                    .extracting(BlockMetaData::getRowCount, BlockMetaData::getRowIndexOffset)
                    .containsExactly(tuple(300L, 0L), tuple(300L, 300L), tuple(300L, 600L), tuple(100L, 900L));
        }
    }

    @Test
    void statistics_are_exact_where_they_are_given() throws Exception {
        assertThat(texts("select path_in_schema, stats_min_value, stats_max_value, stats_null_count, num_values,"
                        + " compression, bloom_filter_offset, encodings from parquet_metadata($file)"
                        + " where row_group_id = 2 order by column_id"))
                .containsExactly(
                        "ts 2026-01-01 00:03:19.999998+00 2026-01-01 00:04:59+00 0 300 ZSTD null RLE, DELTA_BINARY_PACKED",
                        "payload null null 0 300 ZSTD null RLE, DELTA_LENGTH_BYTE_ARRAY",
                        "received_at 2026-01-01 00:00:01.234567+00 2026-01-01 00:00:01.234567+00 0 300 ZSTD null"
                                + " RLE, DELTA_BINARY_PACKED",
                        "ts_from carried tag_block 0 300 ZSTD null PLAIN, RLE, RLE_DICTIONARY",
                        "payload_raw null null 299 300 ZSTD null RLE, DELTA_LENGTH_BYTE_ARRAY");
    }

    @Test
    void the_footer_carries_metadata_in_order_and_a_writer_that_parses() throws Exception {
        FooterSummary footer = ParquetFooter.read(path);
        assertThat(footer)
                .isEqualTo(new FooterSummary(
                        1000,
                        4,
                        Files.size(path),
                        "hive-parquet-ingest version 9.9 (build 9.9)",
                        Map.of("zebra", "æ", "ant", "")));
        assertThat(footer.metadata().keySet()).containsExactly("zebra", "ant");
        assertThat(org.apache.parquet.VersionParser.parse(footer.createdBy()).application)
                .isEqualTo("hive-parquet-ingest");
    }

    @Test
    void the_page_index_tells_places_bounds_and_nulls_of_every_page() throws Exception {
        try (ParquetFileReader reader = ParquetJava.open(path)) {
            List<ColumnChunkMetaData> columns = reader.getRowGroups().get(1).getColumns();
            ColumnIndex ts = reader.readColumnIndex(columns.get(0));
            assertThat(ts.getBoundaryOrder()).isEqualTo(BoundaryOrder.ASCENDING);
            assertThat(ts.getMinValues()).extracting(FileLayoutTest::number).startsWith(micros(302), micros(350));
            assertThat(ts.getMaxValues()).extracting(FileLayoutTest::number).endsWith(micros(549), micros(597));
            assertThat(ts.getNullCounts()).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
            assertThat(reader.readColumnIndex(columns.get(1))).isNull();
            assertThat(reader.readColumnIndex(columns.get(3)).getBoundaryOrder())
                    .isEqualTo(BoundaryOrder.UNORDERED);
            assertThat(reader.readColumnIndex(columns.get(4)).getNullPages())
                    .containsOnly(true)
                    .hasSize(6);
            for (ColumnChunkMetaData column : columns) {
                assertPlaces(reader.readOffsetIndex(column), column);
            }
            ColumnChunkMetaData raw = reader.getRowGroups().get(2).getColumns().get(4);
            assertThat(reader.readColumnIndex(raw))
                    .as("a page with values and no bounds")
                    .isNull();
        }
    }

    @Test
    void filters_find_what_they_should() throws Exception {
        assertThat(texts("select count(*) from read_parquet($file) where ts >= '2026-01-01 00:03:20+00'"))
                .containsExactly("398");
        assertThat(texts("select count(*) from read_parquet($file) where ts_from = 'pghp'"))
                .containsExactly("260");
        assertThat(texts("select count(*) from read_parquet($file) where payload = 'æ'"))
                .containsExactly("1");
        assertThat(texts("select count(*) from read_parquet($file) where payload_raw is not null"))
                .containsExactly("1");
        assertThat(texts("select count(*) from read_parquet($file) where payload_raw = '\\xE6'::blob"))
                .containsExactly("1");
    }

    @Test
    void a_flipped_bit_in_any_page_is_noticed() throws Exception {
        byte[] whole = Files.readAllBytes(path);
        TreeMap<Long, Long> pages = new TreeMap<>();
        try (ParquetFileReader reader = ParquetJava.open(path)) {
            for (ColumnChunkMetaData column : reader.getRowGroups().get(2).getColumns()) {
                OffsetIndex places = reader.readOffsetIndex(column);
                for (int p = 0; p < places.getPageCount(); p++) {
                    pages.put(places.getOffset(p), (long) places.getCompressedPageSize(p));
                }
            }
        }
        assertThat(pages).hasSize(30);
        for (Map.Entry<Long, Long> page : pages.entrySet()) {
            byte[] flipped = whole.clone();
            flipped[(int) (page.getKey() + page.getValue() - 1)] ^= 0x10;
            Files.write(path, flipped);
            assertThatThrownBy(() -> ParquetJava.rows(path)).hasStackTraceContaining("CRC");
        }
    }

    private static void assertPlaces(OffsetIndex places, ColumnChunkMetaData column) {
        assertThat(places.getPageCount()).isEqualTo(6);
        assertThat(places.getOffset(0)).isEqualTo(column.getFirstDataPageOffset());
        for (int p = 0; p < 6; p++) {
            assertThat(places.getFirstRowIndex(p)).isEqualTo(50L * p);
            long end = places.getOffset(p) + places.getCompressedPageSize(p);
            assertThat(end)
                    .isEqualTo(p < 5 ? places.getOffset(p + 1) : column.getStartingPos() + column.getTotalSize());
        }
    }

    private static long micros(int line) {
        return FIRST_TS + line / 3 * 1_000_000L - line % 3;
    }

    private static long number(ByteBuffer value) {
        return value.order(ByteOrder.LITTLE_ENDIAN).getLong(value.position());
    }

    private static String timestamp() {
        return "TimestampType(isAdjustedToUTC=1, unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))";
    }

    private List<String> texts(String sql) throws Exception {
        return DuckDb.query(path, sql).stream().map(FileLayoutTest::text).toList();
    }

    private static String text(Object[] row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
        }
        return text.toString();
    }
}
