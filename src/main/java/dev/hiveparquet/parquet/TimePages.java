package dev.hiveparquet.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;

/** Decodes the pages of a required time column as this program writes them: version 2, delta-encoded, zstd or plain. */
final class TimePages implements PageVisitor, AutoCloseable {
    private static final int MAX_PAGE_BYTES = 1 << 30;

    private final LongConsumer times;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    TimePages(LongConsumer times) {
        this.times = times;
    }

    @Override
    public void page(PageHeader header, ByteBuffer body) throws PageFaultException {
        DataPageHeaderV2 about = header.getData_page_header_v2();
        if (about == null || about.getEncoding() != Encoding.DELTA_BINARY_PACKED) {
            throw new PageFaultException("it is not delta-encoded in a version 2 page");
        }
        byte[] values = about.isIs_compressed() ? decompressed(header, body) : plain(body);
        try {
            new DeltaBinaryUnpacked(values).decode(about.getNum_values(), times);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new PageFaultException("its values cannot be decoded: " + e.getMessage());
        }
    }

    private byte[] decompressed(PageHeader header, ByteBuffer body) throws PageFaultException {
        int length = header.getUncompressed_page_size();
        if (length < 0 || length > MAX_PAGE_BYTES) {
            throw new PageFaultException("its header says " + length + " bytes without compression");
        }
        try {
            return zstd.decompress(plain(body), length);
        } catch (ZstdException e) {
            throw new PageFaultException("it cannot be decompressed: " + e.getMessage());
        }
    }

    private static byte[] plain(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        zstd.close();
    }
}
