package dev.hiveparquet.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** Goes through the pages of one column chunk. Holds one page at a time, which is never larger than the chunk. */
final class PageWalk {
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final FileChannel file;
    private final long end;
    private long position;
    private int page;
    private byte[] bytes = new byte[MAX_HEADER_BYTES];

    PageWalk(FileChannel file, ColumnMetaData chunk) {
        this.file = file;
        position = start(chunk);
        end = position + chunk.getTotal_compressed_size();
    }

    private static long start(ColumnMetaData chunk) {
        return chunk.isSetDictionary_page_offset()
                ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
                : chunk.getData_page_offset();
    }

    /** Where in the file the body begins of the page that is shown. */
    long position() {
        return position;
    }

    /**
     * Shows all pages.
     *
     * @throws PageFaultException where a page cannot be found or the visitor objects to it
     */
    void walk(PageVisitor visitor) throws IOException, PageFaultException {
        for (; position < end; page++) {
            PageHeader header = header();
            int length = header.getCompressed_page_size();
            if (length < 0 || length > end - position) {
                throw fault(
                        "its header says " + length + " bytes, but " + (end - position) + " are left of the column");
            }
            ByteBuffer body = read(length);
            try {
                visitor.page(header, body);
            } catch (PageFaultException e) {
                throw fault(String.valueOf(e.getMessage()));
            }
            position += length;
        }
    }

    private PageHeader header() throws IOException, PageFaultException {
        int length = (int) Math.min(MAX_HEADER_BYTES, end - position);
        ByteBuffer unused = read(length);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, 0, length);
        try {
            PageHeader header = Util.readPageHeader(in);
            position += length - in.available();
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

    private PageFaultException fault(String problem) {
        return PageFaultException.at(page, position, problem);
    }
}
