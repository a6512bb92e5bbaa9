package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;

/**
 * Rows of lines, laid down. A head begins with the length of the line as it came and two flags; most rows have the times of the
 * row before, and then that is all.
 */
final class LineRows extends RowForm {
    /** The row's times are not those of the row before it, and follow. */
    static final int NEW_TIMES = 1;

    /** The line is no UTF-8; it follows as it came. */
    static final int NO_TEXT = 2;

    static final int FLAG_BITS = 2;

    private static final int NO_CODE = -1;

    private long timeBefore;
    private long receivedBefore;
    private int codeBefore = NO_CODE;
    private boolean text;

    @Override
    int pageBytes(RowBatch batch, int i) {
        RowTable table = batch.table();
        int row = batch.row(i);
        byte[] bytes = batch.block().bytes();
        text = batch.ascii() || Utf8.valid(bytes, table.start(row), table.length(row));
        return text ? table.length(row) : Utf8.latin1Length(bytes, table.start(row), table.length(row));
    }

    @Override
    void lay(RowBatch batch, int i, ByteBuilder heads, ByteBuilder lines) {
        RowTable table = batch.table();
        int row = batch.row(i);
        long time = table.timeMicros(row);
        long received = batch.block().receivedAtMicros();
        int code = table.code(row);
        int length = table.length(row);
        boolean asBefore = time == timeBefore && code == codeBefore && received == receivedBefore;
        heads.putVarint(((long) length << FLAG_BITS) | (asBefore ? 0 : NEW_TIMES) | (text ? 0 : NO_TEXT));
        if (!asBefore) {
            times(code, time, received, heads);
        }
        byte[] bytes = batch.block().bytes();
        if (text) {
            lines.put(bytes, table.start(row), length);
        } else {
            heads.put(bytes, table.start(row), length);
            lines.putLatin1(bytes, table.start(row), length);
        }
    }

    @Override
    void restart() {
        timeBefore = 0;
        receivedBefore = 0;
        codeBefore = NO_CODE;
    }

    @Override
    PageLabels labels() {
        return PageLabels.NONE;
    }

    private void times(int code, long time, long received, ByteBuilder heads) {
        heads.put(code);
        heads.putZigZag(time - timeBefore);
        heads.putZigZag(received - receivedBefore);
        timeBefore = time;
        receivedBefore = received;
        codeBefore = code;
    }
}
