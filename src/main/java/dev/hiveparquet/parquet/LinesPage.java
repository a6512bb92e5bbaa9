package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.TimeFrom;
import java.util.List;

/** A page of lines by columns. */
final class LinesPage extends PageColumns {
    private static final byte[][] TIME_FROM = LabelDictionary.labelsOf(TimeFrom.values(), TimeFrom::label);

    private final LongValues ts = new LongValues();
    private final IntValues lengths = new IntValues();
    private final LongValues receivedAt = new LongValues();
    private final IntValues tsFrom = new IntValues();
    private final SparseBytes payloadRaw = new SparseBytes();

    @Override
    void read(RowReader heads) {
        long time = 0;
        long received = 0;
        int code = 0;
        while (heads.more()) {
            int first = (int) heads.varint();
            if ((first & LineRows.NEW_TIMES) != 0) {
                code = heads.code();
                time += heads.zigZag();
                received += heads.zigZag();
            }
            ts.add(time);
            receivedAt.add(received);
            tsFrom.add(code);
            int length = first >>> LineRows.FLAG_BITS;
            lengths.add((first & LineRows.NO_TEXT) == 0 ? length : raw(heads, length));
        }
    }

    @Override
    int rows() {
        return lengths.size();
    }

    @Override
    EncodedPages encode(PageEncoder encoder, PageLabels labels, List<RowRun> runs) {
        return new EncodedPages(
                List.of(
                        encoder.numbers(ts),
                        encoder.lines(lengths, runs),
                        encoder.numbers(receivedAt),
                        encoder.labels(tsFrom, TIME_FROM),
                        encoder.optionalBytes(payloadRaw, rows())),
                rows(),
                RowRun.lineBytes(runs));
    }

    @Override
    void clear() {
        ts.clear();
        lengths.clear();
        receivedAt.clear();
        tsFrom.clear();
        payloadRaw.clear();
    }

    @Override
    long capacityBytes() {
        return ts.capacityBytes()
                + lengths.capacityBytes()
                + receivedAt.capacityBytes()
                + tsFrom.capacityBytes()
                + payloadRaw.capacityBytes();
    }

    /** Takes the raw bytes of a line that is no text, and gives the length of the text that stands for it. */
    private int raw(RowReader heads, int length) {
        int start = heads.skip(length);
        payloadRaw.add(rows(), heads.array(), start, length);
        return Utf8.latin1Length(heads.array(), start, length);
    }
}
