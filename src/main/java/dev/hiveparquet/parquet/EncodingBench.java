package dev.hiveparquet.parquet;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that one thread needs to turn rows into pages, used again for page after page. Not thread-safe. */
final class EncodingBench implements AutoCloseable {
    private final int pageBytes;
    private final PageCompressor compressor;
    private final PageEncoder encoder;
    private final RowPacker packer;
    private final PageColumns lines = new LinesPage();
    private @Nullable PageColumns quarantine;

    EncodingBench(ParquetOptions options, Slabs memory) {
        pageBytes = options.pageBytes();
        compressor = new PageCompressor(options.zstdLevel());
        encoder = new PageEncoder(compressor, memory);
        packer = new RowPacker(compressor, memory);
    }

    /** The page of these rows. Where it fails, nothing is left behind. */
    EncodedPages encode(List<RowRun> runs, PageLabels labels, boolean ofLines) {
        PageColumns columns = ofLines ? lines : quarantine();
        columns.clear();
        for (RowRun run : runs) {
            columns.read(run.heads(packer));
        }
        return encode(pageEncoder -> columns.encode(pageEncoder, labels, runs));
    }

    /** The page that a function makes of what is no rows. Where it fails, nothing is left behind. */
    EncodedPages encode(Function<PageEncoder, EncodedPages> page) {
        encoder.beginPage();
        try {
            return page.apply(encoder);
        } catch (RuntimeException | Error e) {
            encoder.freePage();
            throw e;
        }
    }

    /** The page that stands before the data pages of a dictionary column. */
    EncodedPage dictionary(byte[][] labels) {
        return encoder.dictionary(labels);
    }

    /** Compresses pages from now on at this level. */
    void level(int zstdLevel) {
        compressor.level(zstdLevel);
    }

    RowPacker packer() {
        return packer;
    }

    /** Whether one long line has made it much larger than pages of the usual size need. */
    boolean isBloated() {
        long usual = 8L * pageBytes + (1 << 20);
        return lines.capacityBytes() + compressor.capacityBytes() > usual;
    }

    @Override
    public void close() {
        compressor.close();
    }

    private PageColumns quarantine() {
        if (quarantine == null) {
            quarantine = new QuarantinePage();
        }
        return quarantine;
    }
}
