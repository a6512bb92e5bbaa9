package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;

/** Rows of rejected lines, laid down. */
final class QuarantineRows extends RowForm {
    private final LabelDictionary sources = new LabelDictionary();
    private final LabelDictionary origins = new LabelDictionary();
    private long receivedBefore;
    private long offsetBefore;

    @Override
    int pageBytes(RowBatch batch, int i) {
        return batch.table().length(batch.row(i));
    }

    @Override
    void head(RowBatch batch, int i, ByteBuilder out) {
        RowTable table = batch.table();
        int row = batch.row(i);
        long received = batch.block().receivedAtMicros();
        long offset = batch.firstOffset(i);
        out.put(table.code(row));
        out.putVarint(sources.code(batch.partition().source()));
        out.putVarint(origins.code(batch.firstOrigin()));
        out.putZigZag(received - receivedBefore);
        out.putZigZag(offset - offsetBefore);
        out.putVarint(table.lineBytes(row));
        out.putVarint(table.length(row));
        receivedBefore = received;
        offsetBefore = offset;
    }

    @Override
    void restart() {
        receivedBefore = 0;
        offsetBefore = 0;
    }

    @Override
    PageLabels labels() {
        return new PageLabels(sources.labels(), origins.labels());
    }
}
