package dev.hiveparquet.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/**
 * Reads the pages of one column chunk one after the other, of any writer, and compares each with the CRC32 in its header,
 * where there is one. Holds one page at a time, which is never larger than the chunk. Not thread-safe.
 */
final class PageReader {
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final FileChannel file;
    private final long end;
    private long position;
    private long bodyPosition;
    private int page = -1;
    private byte[] bytes = new byte[0];

    PageReader(FileChannel file, ColumnMetaData chunk) {
        this.file = file;
        position = start(chunk);
        end = position + chunk.getTotal_compressed_size();
    }

    private static long start(ColumnMetaData chunk) {
        return chunk.isSetDictionary_page_offset()
                ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
                : chunk.getData_page_offset();
    }

    /** Whether the chunk has bytes left. */
    boolean hasNext() {
        return position < end;
    }

    /** Where in the file the body begins of the page that was read last. */
    long position() {
        return bodyPosition;
    }

    /**
     * The next page, valid until the one after it is asked for.
     *
     * @throws PageFaultException if it cannot be found, or is not what its checksum says; the rest cannot be read then
     * @throws IOException if the file cannot be read
     */
    Page next() throws IOException, PageFaultException {
        page++;
        bodyPosition = position;
        PageHeader header = header();
        bodyPosition = position;
        int length = header.getCompressed_page_size();
        if (length < 0 || length > end - position) {
            throw fault("its header says " + length + " bytes, but " + (end - position) + " are left of the column");
        }
        ByteBuffer body = read(length);
        position += length;
        verify(header, body.duplicate());
        return new Page(header, body);
    }

    /** A fault of the page that was read last, told with its place. */
    PageFaultException fault(String problem) {
        return new PageFaultException("page " + page + " at byte " + bodyPosition + ": " + problem);
    }

    private void verify(PageHeader header, ByteBuffer body) throws PageFaultException {
        CRC32 crc = new CRC32();
        crc.update(body);
        if (header.isSetCrc() && (int) crc.getValue() != header.getCrc()) {
            throw fault(String.format(
                    "its checksum is %08x, but its header says %08x", (int) crc.getValue(), header.getCrc()));
        }
    }

    private PageHeader header() throws IOException, PageFaultException {
        ByteBuffer head = read((int) Math.min(MAX_HEADER_BYTES, end - position));
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, 0, head.limit());
        try {
            PageHeader header = Util.readPageHeader(in);
            position += head.limit() - in.available();
            return header;
        } catch (IOException | RuntimeException e) {
            throw fault("its header cannot be read");
        }
    }

    private ByteBuffer read(int length) throws IOException, PageFaultException {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw fault("the file ends in it");
            }
        }
        return buffer.flip();
    }
}
