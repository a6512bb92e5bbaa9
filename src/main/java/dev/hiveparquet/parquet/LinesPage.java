package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import dev.hiveparquet.rows.TimeFrom;
import java.util.List;

/** An open page of lines. */
final class LinesPage extends OpenPage {
    private static final byte[][] TIME_FROM = LabelDictionary.labelsOf(TimeFrom.values(), TimeFrom::label);

    private final LongValues ts = new LongValues();
    private final ByteValues payload = new ByteValues();
    private final LongValues receivedAt = new LongValues();
    private final LabelCodes tsFrom = new LabelCodes();
    private final SparseBytes payloadRaw = new SparseBytes();

    LinesPage(ParquetOptions options) {
        super(options);
    }

    @Override
    int append(RowBatch batch, int from, int to) {
        RowTable table = batch.table();
        byte[] bytes = batch.block().bytes();
        long received = batch.block().receivedAtMicros();
        for (int i = from; i < to; i++) {
            int row = batch.row(i);
            if (!addLine(bytes, table.start(row), table.length(row), batch.ascii())) {
                return i;
            }
            ts.add(table.timeMicros(row));
            receivedAt.add(received);
            tsFrom.add(table.code(row));
        }
        return to;
    }

    @Override
    int rows() {
        return payload.size();
    }

    @Override
    int lineBytes() {
        return payload.byteCount();
    }

    @Override
    void seal() {}

    @Override
    EncodedPages encode(PageEncoder encoder) {
        return new EncodedPages(
                List.of(
                        encoder.numbers(ts),
                        encoder.bytes(payload),
                        encoder.numbers(receivedAt),
                        encoder.labels(tsFrom, TIME_FROM),
                        encoder.optionalBytes(payloadRaw, rows())),
                rows(),
                lineBytes());
    }

    @Override
    void clear() {
        ts.clear();
        payload.clear();
        receivedAt.clear();
        tsFrom.clear();
        payloadRaw.clear();
    }

    @Override
    long capacityBytes() {
        return ts.capacityBytes()
                + payload.capacityBytes()
                + receivedAt.capacityBytes()
                + tsFrom.capacityBytes()
                + payloadRaw.capacityBytes();
    }

    private boolean addLine(byte[] bytes, int start, int length, boolean ascii) {
        boolean text = ascii || Utf8.valid(bytes, start, length);
        if (!fits(text ? length : Utf8.latin1Length(bytes, start, length))) {
            return false;
        }
        if (text) {
            payload.add(bytes, start, length);
        } else {
            payloadRaw.add(rows(), bytes, start, length);
            payload.addLatin1(bytes, start, length);
        }
        return true;
    }
}
