package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RejectedLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.RowGroup;

/**
 * The rows of one row group of a quarantine file, a page at a time: the pages of all columns hold the same rows. Not
 * thread-safe; throws {@link IOException}, {@link PageFaultException} or {@link IllegalArgumentException} where the bytes are
 * not what was written.
 */
final class RejectedPages {
    private static final int COLUMNS = 7;

    private final ColumnReader receivedAt;
    private final ColumnReader reason;
    private final ColumnReader source;
    private final ColumnReader origin;
    private final ColumnReader lineOffset;
    private final ColumnReader lineBytes;
    private final ColumnReader bytes;
    private long rowsLeft;

    RejectedPages(FileChannel file, RowGroup group) throws IOException, PageFaultException {
        if (group.getColumnsSize() != COLUMNS) {
            throw new IOException("a row group has " + group.getColumnsSize() + " columns");
        }
        rowsLeft = group.getNum_rows();
        List<ColumnReader> columns = group.getColumns().stream()
                .map(column -> new ColumnReader(file, column.getMeta_data()))
                .toList();
        receivedAt = columns.get(0);
        reason = columns.get(1);
        source = columns.get(2);
        origin = columns.get(3);
        lineOffset = columns.get(4);
        lineBytes = columns.get(5);
        bytes = columns.get(6);
        for (ColumnReader labels : List.of(reason, source, origin)) {
            labels.readDictionary();
        }
    }

    /** Whether all rows are read. */
    boolean ended() {
        return rowsLeft <= 0;
    }

    /** The rows of the next page. */
    List<RejectedLine> next() throws IOException, PageFaultException {
        long[] times = receivedAt.numbers();
        if (times.length < 1 || times.length > rowsLeft) {
            throw new IOException("a page has " + times.length + " of the " + rowsLeft + " rows that are left");
        }
        int rows = times.length;
        rowsLeft -= rows;
        String[] reasons = reason.labels(rows);
        String[] sources = source.labels(rows);
        String[] origins = origin.labels(rows);
        long[] offsets = lineOffset.numbers(rows);
        long[] spans = lineBytes.numbers(rows);
        byte[][] held = bytes.bytes(rows);
        List<RejectedLine> lines = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            lines.add(new RejectedLine(
                    times[i], RejectReason.of(reasons[i]), sources[i], origins[i], offsets[i], spans[i], held[i]));
        }
        return lines;
    }
}
