package dev.hiveparquet.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/** Puts encoded pages together to a file: magic, row groups, column indexes, offset indexes, footer, magic. */
final class FileAssembler {
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final TableSchema schema;
    private final EncodingBenches benches;
    private final CountedOutput out;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<WrittenChunk> chunks = new ArrayList<>();
    private long rows;

    FileAssembler(TableSchema schema, EncodingBenches benches, CountedOutput out) throws IOException {
        this.schema = schema;
        this.benches = benches;
        this.out = out;
        out.write(MAGIC);
    }

    /** Writes all pages, in row groups that end with the page that reaches one of the limits. */
    void rowGroups(List<SealedPage> pages, ParquetOptions options) throws IOException {
        List<EncodedPages> group = new ArrayList<>();
        long groupRows = 0;
        long groupBytes = 0;
        for (SealedPage page : pages) {
            EncodedPages encoded = page.encoded(benches);
            group.add(encoded);
            groupRows += encoded.rows();
            groupBytes += encoded.lineBytes();
            if (groupRows >= options.rowGroupRows() || groupBytes >= options.rowGroupBytes()) {
                rowGroup(group, groupRows);
                group.clear();
                groupRows = 0;
                groupBytes = 0;
            }
        }
        if (!group.isEmpty()) {
            rowGroup(group, groupRows);
        }
    }

    /** Writes indexes and footer. */
    Written finish(String createdBy, Map<String, String> metadata) throws IOException {
        for (WrittenChunk chunk : chunks) {
            columnIndex(chunk);
        }
        for (WrittenChunk chunk : chunks) {
            long start = out.position();
            Util.writeOffsetIndex(chunk.offsetIndex(), out);
            chunk.chunk().setOffset_index_offset(start).setOffset_index_length((int) (out.position() - start));
        }
        long start = out.position();
        Util.writeFileMetaData(footer(createdBy, metadata), out);
        byte[] length = new byte[Integer.BYTES];
        LittleEndian.putInt(length, 0, Math.toIntExact(out.position() - start));
        out.write(length);
        out.write(MAGIC);
        out.flush();
        return new Written(rows, out.position());
    }

    /** Writes pages as one row group. */
    void rowGroup(List<EncodedPages> pages, long groupRows) throws IOException {
        long start = out.position();
        RowGroup group = new RowGroup(new ArrayList<>(), 0, groupRows).setFile_offset(start);
        for (int c = 0; c < schema.columns().size(); c++) {
            WrittenChunk chunk = new ColumnChunkAssembler(schema.columns().get(c), out).write(pages, c, benches);
            chunks.add(chunk);
            group.addToColumns(chunk.chunk());
            group.total_byte_size += chunk.chunk().getMeta_data().getTotal_uncompressed_size();
        }
        group.setTotal_compressed_size(out.position() - start);
        if (rowGroups.size() <= Short.MAX_VALUE) {
            group.setOrdinal((short) rowGroups.size());
        }
        rowGroups.add(group);
        rows += groupRows;
    }

    private void columnIndex(WrittenChunk chunk) throws IOException {
        ColumnIndex index = chunk.columnIndex();
        if (index != null) {
            long start = out.position();
            Util.writeColumnIndex(index, out);
            chunk.chunk().setColumn_index_offset(start).setColumn_index_length((int) (out.position() - start));
        }
    }

    private FileMetaData footer(String createdBy, Map<String, String> metadata) {
        FileMetaData footer = new FileMetaData(1, schema.elements(), rows, rowGroups)
                .setCreated_by(createdBy)
                .setColumn_orders(
                        Collections.nCopies(schema.columns().size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        metadata.forEach((key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
        return footer;
    }
}
