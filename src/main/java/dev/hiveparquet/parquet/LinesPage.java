package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.TimeFrom;
import java.util.List;

/** A page of lines by columns. */
final class LinesPage extends PageColumns {
    private static final byte[][] TIME_FROM = LabelDictionary.labelsOf(TimeFrom.values(), TimeFrom::label);

    private final RunValues ts = new RunValues();
    private final IntValues lengths = new IntValues();
    private final RunValues receivedAt = new RunValues();
    private final RunValues tsFrom = new RunValues();
    private final SparseBytes payloadRaw = new SparseBytes();

    @Override
    void read(RowReader heads) {
        long time = 0;
        long received = 0;
        int code = 0;
        int began = rows();
        while (heads.more()) {
            int first = (int) heads.varint();
            if ((first & LineRows.NEW_TIMES) != 0) {
                addTimes(time, received, code, rows() - began);
                began = rows();
                code = heads.code();
                time += heads.zigZag();
                received += heads.zigZag();
            }
            int length = first >>> LineRows.FLAG_BITS;
            lengths.add((first & LineRows.NO_TEXT) == 0 ? length : raw(heads, length));
        }
        addTimes(time, received, code, rows() - began);
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

    private void addTimes(long time, long received, int code, int rows) {
        ts.add(time, rows);
        receivedAt.add(received, rows);
        tsFrom.add(code, rows);
    }

    /** Takes the raw bytes of a line that is no text, and gives the length of the text that stands for it. */
    private int raw(RowReader heads, int length) {
        int start = heads.skip(length);
        payloadRaw.add(rows(), heads.array(), start, length);
        return Utf8.latin1Length(heads.array(), start, length);
    }
}
