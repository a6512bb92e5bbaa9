package dev.hiveparquet.parquet;

import dev.hiveparquet.parquet.ChunkPages.Page;
import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RejectedLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;

/**
 * The rows of one row group of a quarantine file, a page at a time: the pages of all columns hold the same rows. Not
 * thread-safe; throws {@link IOException} or a runtime exception where the bytes are not what was written.
 */
final class RejectedPages {
    private static final int COLUMNS = 7;
    /** More rows than a page may have, and few enough to be held as arrays. */
    private static final int MAX_ROWS = 16 << 20;

    private final List<ChunkPages> columns = new ArrayList<>();
    private long rowsLeft;
    private final String[] reasons;
    private final String[] sources;
    private final String[] origins;

    RejectedPages(FileChannel file, RowGroup group) throws IOException {
        rowsLeft = group.getNum_rows();
        group.getColumns().forEach(column -> columns.add(new ChunkPages(file, column.getMeta_data())));
        if (columns.size() != COLUMNS) {
            throw new IOException("a row group has " + columns.size() + " columns");
        }
        reasons = dictionary(columns.get(1));
        sources = dictionary(columns.get(2));
        origins = dictionary(columns.get(3));
    }

    /** Whether all rows are read. */
    boolean ended() {
        return rowsLeft <= 0;
    }

    /** The rows of the next page. */
    List<RejectedLine> next() throws IOException {
        Page first = columns.get(0).next(PageType.DATA_PAGE_V2);
        int rows = first.rows();
        if (rows < 1 || rows > Math.min(rowsLeft, MAX_ROWS)) {
            throw new IOException("a page has " + rows + " rows");
        }
        rowsLeft -= rows;
        long[] receivedAt = DeltaDecoder.decode(first.values(), rows);
        String[] reason = labels(columns.get(1), reasons, rows);
        String[] source = labels(columns.get(2), sources, rows);
        String[] origin = labels(columns.get(3), origins, rows);
        long[] offset = DeltaDecoder.decode(values(columns.get(4), rows), rows);
        long[] lineBytes = DeltaDecoder.decode(values(columns.get(5), rows), rows);
        byte[][] bytes = bytes(values(columns.get(6), rows), rows);
        List<RejectedLine> lines = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            lines.add(new RejectedLine(
                    receivedAt[i],
                    RejectReason.of(reason[i]),
                    source[i],
                    origin[i],
                    offset[i],
                    lineBytes[i],
                    bytes[i]));
        }
        return lines;
    }

    private static ByteBuffer values(ChunkPages column, int rows) throws IOException {
        Page page = column.next(PageType.DATA_PAGE_V2);
        if (page.rows() != rows) {
            throw new IOException("a column has " + page.rows() + " values for " + rows + " rows");
        }
        return page.values();
    }

    private static String[] labels(ChunkPages column, String[] dictionary, int rows) throws IOException {
        ByteBuffer values = values(column, rows);
        int[] codes = RunLengthDecoder.decode(values, rows, values.get());
        return Arrays.stream(codes).mapToObj(code -> dictionary[code]).toArray(String[]::new);
    }

    private static byte[][] bytes(ByteBuffer values, int rows) {
        long[] lengths = DeltaDecoder.decode(values, rows);
        byte[][] bytes = new byte[rows][];
        for (int i = 0; i < rows; i++) {
            if (lengths[i] < 0 || lengths[i] > values.remaining()) {
                throw new IllegalArgumentException("a line of " + lengths[i] + " bytes");
            }
            bytes[i] = new byte[(int) lengths[i]];
            values.get(bytes[i]);
        }
        return bytes;
    }

    private static String[] dictionary(ChunkPages column) throws IOException {
        ByteBuffer values = column.next(PageType.DICTIONARY_PAGE).values();
        List<String> labels = new ArrayList<>();
        while (values.hasRemaining()) {
            int length = (int) DeltaDecoder.low(values, Integer.BYTES);
            byte[] label = new byte[Math.min(length, values.remaining())];
            values.get(label);
            labels.add(new String(label, StandardCharsets.UTF_8));
        }
        return labels.toArray(String[]::new);
    }
}
