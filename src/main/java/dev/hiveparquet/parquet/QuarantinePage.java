package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RejectReason;
import java.util.List;

/** A page of rejected lines by columns. */
final class QuarantinePage extends PageColumns {
    private static final byte[][] REASONS = LabelDictionary.labelsOf(RejectReason.values(), RejectReason::label);

    private final LongValues receivedAt = new LongValues();
    private final IntValues reason = new IntValues();
    private final IntValues source = new IntValues();
    private final IntValues origin = new IntValues();
    private final LongValues lineOffset = new LongValues();
    private final LongValues wholeBytes = new LongValues();
    private final IntValues lengths = new IntValues();

    @Override
    void read(RowReader heads) {
        long received = 0;
        long offset = 0;
        while (heads.more()) {
            reason.add(heads.code());
            source.add((int) heads.varint());
            origin.add((int) heads.varint());
            received += heads.zigZag();
            offset += heads.zigZag();
            receivedAt.add(received);
            lineOffset.add(offset);
            wholeBytes.add(heads.varint());
            lengths.add((int) heads.varint());
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
                        encoder.numbers(receivedAt),
                        encoder.labels(reason, REASONS),
                        encoder.labels(source, labels.sources()),
                        encoder.labels(origin, labels.origins()),
                        encoder.numbers(lineOffset),
                        encoder.numbers(wholeBytes),
                        encoder.lines(lengths, runs)),
                rows(),
                RowRun.lineBytes(runs));
    }

    @Override
    void clear() {
        List.of(receivedAt, lineOffset, wholeBytes).forEach(LongValues::clear);
        List.of(reason, source, origin, lengths).forEach(IntValues::clear);
    }

    @Override
    long capacityBytes() {
        return 3 * receivedAt.capacityBytes() + 4 * reason.capacityBytes();
    }
}
