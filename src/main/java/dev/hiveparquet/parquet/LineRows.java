package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;

/** Rows of lines, laid down. */
final class LineRows extends RowForm {
    /** Beside the code of where the time is from: the line is no UTF-8. */
    static final int NO_TEXT = 0x80;

    private long timeBefore;
    private long receivedBefore;
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
    void head(RowBatch batch, int i, ByteBuilder out) {
        int row = batch.row(i);
        long time = batch.table().timeMicros(row);
        long received = batch.block().receivedAtMicros();
        int code = batch.table().code(row);
        out.put(text ? code : code | NO_TEXT);
        out.putZigZag(time - timeBefore);
        out.putZigZag(received - receivedBefore);
        out.putVarint(batch.table().length(row));
        timeBefore = time;
        receivedBefore = received;
    }

    @Override
    void restart() {
        timeBefore = 0;
        receivedBefore = 0;
    }

    @Override
    PageLabels labels() {
        return PageLabels.NONE;
    }
}
