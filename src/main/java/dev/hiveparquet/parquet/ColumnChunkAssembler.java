package dev.hiveparquet.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/** Writes the pages of one column of one row group one after the other, and notes what the footer will say of them. */
final class ColumnChunkAssembler {
    private final Column column;
    private final CountedOutput out;
    private final ChunkIndex index;
    private final List<PageLocation> locations = new ArrayList<>();
    private final List<PageEncodingStats> encodingStats = new ArrayList<>();
    private long uncompressedBytes;
    private long nulls;
    private @Nullable Bounds bounds;

    ColumnChunkAssembler(Column column, CountedOutput out) {
        this.column = column;
        this.out = out;
        this.index = new ChunkIndex(column);
    }

    /** Writes the chunk; a dictionary column's dictionary, if it has one, is that of its last page. */
    WrittenChunk write(List<EncodedPages> pages, int columnIndex, EncodingBenches benches) throws IOException {
        long start = out.position();
        byte[][] labels = pages.get(pages.size() - 1).columns().get(columnIndex).dictionary();
        if (labels != null) {
            EncodedPage dictionary = dictionary(labels, benches);
            try {
                write(dictionary);
            } finally {
                dictionary.image().free();
            }
            encodingStats.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, Encoding.PLAIN, 1));
        }
        long rows = 0;
        for (EncodedPages page : pages) {
            data(page.columns().get(columnIndex), rows, page.rows());
            rows += page.rows();
        }
        encodingStats.add(
                new PageEncodingStats(PageType.DATA_PAGE_V2, column.kind().encoding(), pages.size()));
        ColumnMetaData about = about(start, rows);
        if (labels != null) {
            about.setDictionary_page_offset(start);
        }
        ColumnChunk chunk = new ColumnChunk(0).setMeta_data(about);
        return new WrittenChunk(chunk, index.columnIndex(), new OffsetIndex(locations));
    }

    private static EncodedPage dictionary(byte[][] labels, EncodingBenches benches) {
        EncodingBench bench = benches.take();
        try {
            return bench.dictionary(labels);
        } finally {
            benches.give(bench);
        }
    }

    private void data(EncodedPage page, long firstRow, int rows) throws IOException {
        locations.add(new PageLocation(out.position(), page.image().length(), firstRow));
        write(page);
        index.add(page, rows);
        nulls += page.nulls();
        Bounds more = page.bounds();
        if (more != null) {
            bounds = bounds == null ? more : bounds.union(more, column::compare);
        }
    }

    private void write(EncodedPage page) throws IOException {
        page.image().writeTo(out);
        uncompressedBytes += page.uncompressedBytes();
    }

    private ColumnMetaData about(long start, long rows) {
        EnumSet<Encoding> encodings = EnumSet.of(Encoding.RLE, column.kind().encoding());
        if (column.kind() == Column.Kind.LABEL) {
            encodings.add(Encoding.PLAIN);
        }
        return new ColumnMetaData(
                        column.kind().type(),
                        List.copyOf(encodings),
                        List.of(column.name()),
                        CompressionCodec.ZSTD,
                        rows,
                        uncompressedBytes,
                        out.position() - start,
                        locations.get(0).getOffset())
                .setStatistics(statistics())
                .setEncoding_stats(encodingStats);
    }

    private Statistics statistics() {
        Statistics statistics = new Statistics().setNull_count(nulls);
        if (bounds != null) {
            statistics
                    .setMin_value(bounds.least())
                    .setMax_value(bounds.greatest())
                    .setIs_min_value_exact(true)
                    .setIs_max_value_exact(true);
        }
        return statistics;
    }
}
