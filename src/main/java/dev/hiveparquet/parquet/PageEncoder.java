package dev.hiveparquet.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Makes Parquet pages: version 2 data pages and dictionary pages, zstd, with the CRC32 that the format defines.
 *
 * <p>Values that compression does not shorten stay as they are, and the header says so. Not thread-safe; one a thread.
 */
final class PageEncoder {
    private final PageCompressor compressor;
    private final Slabs memory;
    private final List<SlabBytes> images = new ArrayList<>();
    private final DeltaBinaryPacked delta = new DeltaBinaryPacked();
    private final ByteBuilder values = new ByteBuilder();
    private final ByteBuilder levels = new ByteBuilder();

    /** What the indexes will say about a page. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    private record About(int nulls, @Nullable Bounds bounds, byte @Nullable [][] dictionary) {}

    PageEncoder(PageCompressor compressor, Slabs memory) {
        this.compressor = compressor;
        this.memory = memory;
    }

    /** What is encoded from now on belongs to one page. */
    void beginPage() {
        images.clear();
    }

    /** Frees what was encoded since {@link #beginPage}. */
    void freePage() {
        images.forEach(SlabBytes::free);
        images.clear();
    }

    EncodedPage numbers(LongValues column) {
        begin();
        delta.encode(column.array(), column.size(), values);
        takeValues(0);
        return dataPage(header(column.size(), 0, Encoding.DELTA_BINARY_PACKED), Bounds.of(column), null);
    }

    EncodedPage numbers(RunValues column) {
        begin();
        delta.encode(column, values);
        takeValues(0);
        return dataPage(header(column.size(), 0, Encoding.DELTA_BINARY_PACKED), Bounds.of(column), null);
    }

    EncodedPage optionalNumbers(SparseLongs column) {
        begin();
        IntValues present = column.levels();
        RunLength.encode(present.array(), present.size(), 1, levels);
        LongValues numbers = column.values();
        delta.encode(numbers.array(), numbers.size(), values);
        takeValues(0);
        int nulls = present.size() - numbers.size();
        DataPageHeaderV2 header = header(present.size(), nulls, Encoding.DELTA_BINARY_PACKED);
        return dataPage(header, Bounds.of(numbers), null);
    }

    /** The lines of all these rows, whose lengths are given. */
    EncodedPage lines(IntValues lengths, List<RowRun> rows) {
        begin();
        delta.encode(lengths.array(), lengths.size(), values);
        takeValues(RowRun.lineBytes(rows));
        for (RowRun run : rows) {
            run.copyLinesTo(compressor);
        }
        return dataPage(header(lengths.size(), 0, Encoding.DELTA_LENGTH_BYTE_ARRAY), null, null);
    }

    EncodedPage optionalBytes(SparseBytes column, int rows) {
        begin();
        if (column.values().size() == 0) {
            RunLength.encodeRun(0, rows, 1, levels);
        } else {
            RunLength.encode(column.levels(rows), rows, 1, levels);
        }
        ByteValues present = column.values();
        delta.encode(present.lengths(), present.size(), values);
        takeValues(present.byteCount());
        compressor.put(present.bytes(), present.byteCount());
        return dataPage(header(rows, rows - present.size(), Encoding.DELTA_LENGTH_BYTE_ARRAY), null, null);
    }

    EncodedPage labels(IntValues column, byte[][] dictionary) {
        begin();
        int width = RunLength.bitWidth(dictionary.length - 1);
        values.put(width);
        RunLength.encode(column.array(), column.size(), width, values);
        takeValues(0);
        DataPageHeaderV2 header = header(column.size(), 0, Encoding.RLE_DICTIONARY);
        return dataPage(header, Bounds.of(column, dictionary), dictionary);
    }

    EncodedPage labels(RunValues column, byte[][] dictionary) {
        IntValues codes = new IntValues(column.size());
        for (int run = 0; run < column.runs(); run++) {
            codes.fill((int) column.value(run), column.end(run));
        }
        return labels(codes, dictionary);
    }

    /** The page that stands before the data pages of a dictionary column. */
    EncodedPage dictionary(byte[][] labels) {
        begin();
        for (byte[] label : labels) {
            values.putLow(label.length, Integer.BYTES);
            values.put(label, 0, label.length);
        }
        takeValues(0);
        ByteBuffer body = compressor.compressed();
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, values.size(), body.remaining())
                .setDictionary_page_header(new DictionaryPageHeader(labels.length, Encoding.PLAIN));
        return page(header, body, new About(0, null, labels));
    }

    private void begin() {
        values.clear();
        levels.clear();
    }

    /** Hands the values over, and makes room for so many bytes behind them. */
    private void takeValues(int more) {
        compressor.begin(Math.addExact(values.size(), more));
        compressor.put(values.array(), values.size());
    }

    private static DataPageHeaderV2 header(int rows, int nulls, Encoding encoding) {
        return new DataPageHeaderV2(rows, nulls, rows, encoding, 0, 0);
    }

    private EncodedPage dataPage(DataPageHeaderV2 header, @Nullable Bounds bounds, byte @Nullable [][] dictionary) {
        ByteBuffer plain = compressor.plain();
        int plainBytes = plain.remaining();
        ByteBuffer compressed = compressor.compressed();
        boolean shorter = compressed.remaining() < plainBytes;
        ByteBuffer body = shorter ? compressed : plain;
        header.setDefinition_levels_byte_length(levels.size()).setIs_compressed(shorter);
        PageHeader page = new PageHeader(
                        PageType.DATA_PAGE_V2, levels.size() + plainBytes, levels.size() + body.remaining())
                .setData_page_header_v2(header);
        return page(page, body, new About(header.getNum_nulls(), bounds, dictionary));
    }

    private EncodedPage page(PageHeader header, ByteBuffer body, About about) {
        CRC32 crc = new CRC32();
        crc.update(levels.array(), 0, levels.size());
        crc.update(body.duplicate());
        byte[] head = bytes(header.setCrc((int) crc.getValue()));
        int uncompressedBytes = head.length + header.getUncompressed_page_size();
        SlabBytes image = new SlabBytes(memory);
        images.add(image);
        image.put(head, 0, head.length);
        image.put(levels.array(), 0, levels.size());
        image.put(body);
        return new EncodedPage(image, uncompressedBytes, about.nulls(), about.bounds(), about.dictionary());
    }

    private static byte[] bytes(PageHeader header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        try {
            Util.writePageHeader(header, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a page header could not be written to memory", e);
        }
        return out.toByteArray();
    }
}
