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
    void lay(RowBatch batch, int i, ByteBuilder heads, ByteBuilder lines) {
        RowTable table = batch.table();
        int row = batch.row(i);
        long received = batch.block().receivedAtMicros();
        long offset = batch.firstOffset(i);
        heads.put(table.code(row));
        heads.putVarint(sources.code(batch.partition().source()));
        heads.putVarint(origins.code(batch.firstOrigin()));
        heads.putZigZag(received - receivedBefore);
        heads.putZigZag(offset - offsetBefore);
        heads.putVarint(table.lineBytes(row));
        heads.putVarint(table.length(row));
        receivedBefore = received;
        offsetBefore = offset;
        lines.put(batch.block().bytes(), table.start(row), table.length(row));
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
