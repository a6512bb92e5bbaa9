package dev.hiveparquet.parquet;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;

/**
 * A page as it stands in a file.
 *
 * @param header its header
 * @param body levels and values, in a buffer that has an array; valid until the next page is read
 */
record Page(PageHeader header, ByteBuffer body) {
    /** A page of 16 MiB, the longest line on top of it, and what shows it. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_VALUES = 16 << 20;

    /** Number of values, nulls included; 0 for a page that is not one of data. */
    int count() {
        if (header.isSetData_page_header_v2()) {
            return header.getData_page_header_v2().getNum_values();
        }
        return header.isSetData_page_header() ? header.getData_page_header().getNum_values() : 0;
    }

    /**
     * The values of a data page of a required column, encoded, as {@link PageEncoder} makes it: version 2, zstd or plain.
     *
     * @throws PageFaultException if it is another page, lacks its checksum, or is larger than this program makes any
     */
    ByteReader values(Encoding encoding) throws PageFaultException {
        DataPageHeaderV2 data = header.getData_page_header_v2();
        if (data == null || data.getEncoding() != encoding || !header.isSetCrc()) {
            throw new PageFaultException("it is no version 2 page, encoded as " + encoding + ", with a checksum");
        }
        if (data.getRepetition_levels_byte_length() != 0 || data.getDefinition_levels_byte_length() != 0) {
            throw new PageFaultException("it has levels, but the column is required");
        }
        check("values", count(), MAX_VALUES);
        return new ByteReader(data.isIs_compressed() ? decompressed() : body);
    }

    /** The labels of a dictionary page, encoded; {@link #values} tells which pages are refused. */
    ByteReader labels() throws PageFaultException {
        DictionaryPageHeader dictionary = header.getDictionary_page_header();
        if (dictionary == null || dictionary.getEncoding() != Encoding.PLAIN || !header.isSetCrc()) {
            throw new PageFaultException("it is no dictionary with a checksum");
        }
        return new ByteReader(decompressed());
    }

    private ByteBuffer decompressed() throws PageFaultException {
        int bytes = header.getUncompressed_page_size();
        check("bytes without compression", bytes, MAX_BYTES);
        byte[] packed = body.array();
        int from = body.arrayOffset() + body.position();
        // The header has no checksum, the body has: what only the header says is not allocated.
        long told = Zstd.getFrameContentSize(packed, from, body.remaining());
        if (told != bytes) {
            throw new PageFaultException("its header says " + bytes + " bytes without compression, its body " + told);
        }
        byte[] plain = new byte[bytes];
        long result = Zstd.decompressByteArray(plain, 0, bytes, packed, from, body.remaining());
        if (Zstd.isError(result) || result != bytes) {
            throw new PageFaultException(
                    "it cannot be decompressed: " + (Zstd.isError(result) ? Zstd.getErrorName(result) : "cut short"));
        }
        return ByteBuffer.wrap(plain);
    }

    private static void check(String what, int amount, int limit) throws PageFaultException {
        if (amount < 0 || amount > limit) {
            throw new PageFaultException("its header says " + amount + " " + what + "; the most is " + limit);
        }
    }
}
