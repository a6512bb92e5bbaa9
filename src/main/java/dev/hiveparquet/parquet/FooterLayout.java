package dev.hiveparquet.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/** From the footer as the format has it to the layout of a file. */
final class FooterLayout {
    private FooterLayout() {}

    /** The layout; an {@link IOException} where columns and schema do not fit. */
    static FileLayout of(FileMetaData footer, long fileBytes) throws IOException {
        List<SchemaElement> leaves =
                footer.getSchema().stream().filter(SchemaElement::isSetType).toList();
        List<RowGroupLayout> groups = new ArrayList<>();
        List<List<ColumnMetaData>> chunks = new ArrayList<>();
        leaves.forEach(leaf -> chunks.add(new ArrayList<>()));
        for (RowGroup group : footer.getRow_groups()) {
            if (group.getColumnsSize() != leaves.size()) {
                throw new IOException(
                        "a row group has " + group.getColumnsSize() + " columns, the schema " + leaves.size());
            }
            groups.add(group(group, leaves));
            for (int c = 0; c < leaves.size(); c++) {
                chunks.get(c).add(group.getColumns().get(c).getMeta_data());
            }
        }
        List<ColumnLayout> columns = new ArrayList<>();
        for (int c = 0; c < leaves.size(); c++) {
            columns.add(column(leaves.get(c), chunks.get(c)));
        }
        return new FileLayout(
                fileBytes,
                footer.getNum_rows(),
                footer.isSetCreated_by() ? footer.getCreated_by() : "",
                footer.getSchema().isEmpty() ? "" : footer.getSchema().get(0).getName(),
                columns,
                groups,
                leaves.isEmpty() ? null : ShownValues.times(leaves.get(0), chunks.get(0)),
                ParquetFooter.metadata(footer));
    }

    static String name(ColumnChunk chunk) {
        return String.join(".", chunk.getMeta_data().getPath_in_schema());
    }

    private static RowGroupLayout group(RowGroup group, List<SchemaElement> leaves) {
        List<ColumnLayout> columns = new ArrayList<>();
        for (int c = 0; c < leaves.size(); c++) {
            columns.add(column(leaves.get(c), List.of(group.getColumns().get(c).getMeta_data())));
        }
        List<ColumnMetaData> first = group.getColumns().stream()
                .limit(1)
                .map(ColumnChunk::getMeta_data)
                .toList();
        return new RowGroupLayout(
                group.getNum_rows(), columns, leaves.isEmpty() ? null : ShownValues.times(leaves.get(0), first));
    }

    /** One column, of as many row groups as it has chunks. */
    private static ColumnLayout column(SchemaElement leaf, List<ColumnMetaData> chunks) {
        return new ColumnLayout(
                chunks.isEmpty()
                        ? leaf.getName()
                        : String.join(".", chunks.get(0).getPath_in_schema()),
                ShownValues.type(leaf),
                ShownValues.optional(leaf),
                chunks.stream().map(chunk -> chunk.getCodec().name()).distinct().toList(),
                chunks.stream()
                        .flatMap(chunk -> encodings(chunk).stream())
                        .map(Encoding::name)
                        .distinct()
                        .toList(),
                sumIfTold(chunks, FooterLayout::pages),
                sum(chunks, ColumnMetaData::getNum_values),
                sumIfTold(chunks, FooterLayout::nulls),
                sum(chunks, ColumnMetaData::getTotal_compressed_size),
                sum(chunks, ColumnMetaData::getTotal_uncompressed_size),
                ShownValues.bounds(leaf, chunks));
    }

    private static long sum(List<ColumnMetaData> chunks, ToLongFunction<ColumnMetaData> amount) {
        return chunks.stream().mapToLong(amount).sum();
    }

    private static long sumIfTold(List<ColumnMetaData> chunks, ToLongFunction<ColumnMetaData> amount) {
        return chunks.stream().anyMatch(chunk -> amount.applyAsLong(chunk) < 0) ? -1 : sum(chunks, amount);
    }

    private static List<Encoding> encodings(ColumnMetaData chunk) {
        return chunk.isSetEncoding_stats()
                ? chunk.getEncoding_stats().stream()
                        .filter(FooterLayout::isOfData)
                        .map(PageEncodingStats::getEncoding)
                        .toList()
                : chunk.getEncodings();
    }

    private static long pages(ColumnMetaData chunk) {
        return chunk.isSetEncoding_stats()
                ? chunk.getEncoding_stats().stream()
                        .filter(FooterLayout::isOfData)
                        .mapToLong(PageEncodingStats::getCount)
                        .sum()
                : -1;
    }

    private static boolean isOfData(PageEncodingStats stats) {
        return stats.getPage_type() == PageType.DATA_PAGE || stats.getPage_type() == PageType.DATA_PAGE_V2;
    }

    private static long nulls(ColumnMetaData chunk) {
        return chunk.isSetStatistics() && chunk.getStatistics().isSetNull_count()
                ? chunk.getStatistics().getNull_count()
                : -1;
    }
}
