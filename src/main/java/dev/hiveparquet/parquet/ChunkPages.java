package dev.hiveparquet.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * The pages of one column chunk of required values, one after the other, as {@link PageEncoder} makes them: checked,
 * decompressed, and no larger in memory than any page that this program writes. Not thread-safe.
 */
final class ChunkPages {
    private static final int MAX_HEADER_BYTES = 64 << 10;
    /** A page of 16 MiB and the longest block on top of it. */
    private static final int MAX_PAGE_BYTES = 64 << 20;

    private final FileChannel file;
    private final long end;
    private long position;

    /**
     * A page.
     *
     * @param header its header
     * @param values its values, encoded
     */
    record Page(PageHeader header, ByteBuffer values) {
        /** Number of values. */
        int rows() {
            return header.getData_page_header_v2().getNum_values();
        }
    }

    ChunkPages(FileChannel file, ColumnMetaData chunk) {
        this.file = file;
        this.position =
                chunk.isSetDictionary_page_offset() ? chunk.getDictionary_page_offset() : chunk.getData_page_offset();
        this.end = position + chunk.getTotal_compressed_size();
    }

    /** The next page, which is to be of this type; throws where it is not, or is damaged. */
    Page next(PageType type) throws IOException {
        ByteArrayInputStream in =
                new ByteArrayInputStream(read(position, (int) Math.min(MAX_HEADER_BYTES, end - position)));
        int before = in.available();
        PageHeader header = Util.readPageHeader(in);
        int headerBytes = before - in.available();
        requireSane(header, type, end - position - headerBytes);
        byte[] body = read(position + headerBytes, header.getCompressed_page_size());
        CRC32 crc = new CRC32();
        crc.update(body);
        if (header.getCrc() != (int) crc.getValue()) {
            throw new IOException("the checksum of the page at byte " + position + " does not match");
        }
        position += headerBytes + body.length;
        return new Page(header, ByteBuffer.wrap(values(header, body)));
    }

    private void requireSane(PageHeader header, PageType type, long left) throws IOException {
        int compressed = header.getCompressed_page_size();
        int plain = header.getUncompressed_page_size();
        boolean sizes = compressed >= 0 && compressed <= left && plain >= 0;
        if (header.getType() != type || !sizes || compressed > MAX_PAGE_BYTES || plain > MAX_PAGE_BYTES) {
            throw new IOException("the page at byte " + position + " is none of this program's: " + header.getType()
                    + " of " + compressed + " bytes, decompressed " + plain);
        }
    }

    private static byte[] values(PageHeader header, byte[] body) throws IOException {
        boolean data = header.getType() == PageType.DATA_PAGE_V2;
        if (data && !header.getData_page_header_v2().isIs_compressed()) {
            return body;
        }
        byte[] plain = new byte[header.getUncompressed_page_size()];
        long bytes = Zstd.decompress(plain, body);
        if (Zstd.isError(bytes) || bytes != plain.length) {
            throw new IOException("a page cannot be decompressed");
        }
        return plain;
    }

    private byte[] read(long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the file ends at byte " + (from + buffer.position()));
            }
        }
        return buffer.array();
    }
}
