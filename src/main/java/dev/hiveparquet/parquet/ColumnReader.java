package dev.hiveparquet.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;

/**
 * Reads the values of one required column chunk as {@link PageEncoder} makes them, a page at a time.
 *
 * <p>Whatever the bytes are, memory stays within a page and its values, and what is wrong is a {@link PageFaultException} that
 * names page and byte. Not thread-safe.
 */
final class ColumnReader {
    private final PageReader pages;
    private String[] dictionary = {};

    /** Decodes a page; what it throws is told with the place of the page. */
    @FunctionalInterface
    private interface Decoding<T> {
        T decode(Page page) throws PageFaultException;
    }

    ColumnReader(FileChannel file, ColumnMetaData chunk) {
        pages = new PageReader(file, chunk);
    }

    /** Whether there is another page. */
    boolean hasNext() {
        return pages.hasNext();
    }

    /** The values of the next page of a column of times or numbers. */
    long[] numbers() throws IOException, PageFaultException {
        return next(ColumnReader::decodeNumbers);
    }

    /** The same, where it is known how many there are to be. */
    long[] numbers(int count) throws IOException, PageFaultException {
        return next(page -> decodeNumbers(expect(count, page)));
    }

    private static long[] decodeNumbers(Page page) throws PageFaultException {
        return DeltaBinaryPackedDecoder.decode(page.values(Encoding.DELTA_BINARY_PACKED), page.count());
    }

    /** The {@code count} values of the next page of a column of bytes. */
    byte[][] bytes(int count) throws IOException, PageFaultException {
        return next(page -> {
            ByteReader values = expect(count, page).values(Encoding.DELTA_LENGTH_BYTE_ARRAY);
            long[] lengths = DeltaBinaryPackedDecoder.decode(values, count);
            return Arrays.stream(lengths).mapToObj(values::get).toArray(byte[][]::new);
        });
    }

    /** Reads the dictionary, which is the first page of a column of labels. */
    void readDictionary() throws IOException, PageFaultException {
        dictionary = next(page -> {
            ByteReader labels = page.labels();
            List<String> all = new ArrayList<>();
            while (labels.remaining() > 0) {
                all.add(new String(labels.get(labels.low(Integer.BYTES)), StandardCharsets.UTF_8));
            }
            int told = page.header().getDictionary_page_header().getNum_values();
            if (all.size() != told) {
                throw new PageFaultException("it has " + all.size() + " labels where its header says " + told);
            }
            return all.toArray(String[]::new);
        });
    }

    /** The {@code count} values of the next page of a column of labels, whose dictionary is read. */
    String[] labels(int count) throws IOException, PageFaultException {
        return next(page -> {
            ByteReader values = expect(count, page).values(Encoding.RLE_DICTIONARY);
            int[] codes = RunLengthDecoder.decode(values, count, values.get());
            return Arrays.stream(codes).mapToObj(this::label).toArray(String[]::new);
        });
    }

    private String label(int code) {
        if (code >= dictionary.length) {
            throw new IllegalArgumentException("label " + code + " of " + dictionary.length);
        }
        return dictionary[code];
    }

    private static Page expect(int count, Page page) throws PageFaultException {
        if (page.count() != count) {
            throw new PageFaultException("it has " + page.count() + " values for " + count + " rows");
        }
        return page;
    }

    private <T> T next(Decoding<T> decoding) throws IOException, PageFaultException {
        Page page = pages.next();
        try {
            return decoding.decode(page);
        } catch (PageFaultException e) {
            throw pages.fault(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw pages.fault("its values cannot be decoded: " + e.getMessage());
        }
    }
}
