package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.TimeFrom;
import java.util.List;

/** A page of lines by columns. */
final class LinesPage extends PageColumns {
    private static final byte[][] TIME_FROM = LabelDictionary.labelsOf(TimeFrom.values(), TimeFrom::label);

    private final LongValues ts = new LongValues();
    private final ByteValues payload = new ByteValues();
    private final LongValues receivedAt = new LongValues();
    private final LabelCodes tsFrom = new LabelCodes();
    private final SparseBytes payloadRaw = new SparseBytes();

    @Override
    void read(RowReader rows) {
        long time = 0;
        long received = 0;
        while (rows.more()) {
            int code = rows.code();
            time += rows.zigZag();
            received += rows.zigZag();
            int length = (int) rows.varint();
            ts.add(time);
            receivedAt.add(received);
            tsFrom.add(code & ~LineRows.NO_TEXT);
            addLine(rows.array(), rows.skip(length), length, (code & LineRows.NO_TEXT) == 0);
        }
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
    EncodedPages encode(PageEncoder encoder, PageLabels labels) {
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

    private void addLine(byte[] bytes, int start, int length, boolean text) {
        if (text) {
            payload.add(bytes, start, length);
        } else {
            payloadRaw.add(rows(), bytes, start, length);
            payload.addLatin1(bytes, start, length);
        }
    }
}
