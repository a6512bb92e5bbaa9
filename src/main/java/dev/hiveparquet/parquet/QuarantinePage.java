package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RejectReason;
import java.util.List;

/** A page of rejected lines by columns. */
final class QuarantinePage extends PageColumns {
    private static final byte[][] REASONS = LabelDictionary.labelsOf(RejectReason.values(), RejectReason::label);

    private final LongValues receivedAt = new LongValues();
    private final LabelCodes reason = new LabelCodes();
    private final LabelCodes source = new LabelCodes();
    private final LabelCodes origin = new LabelCodes();
    private final LongValues lineOffset = new LongValues();
    private final LongValues wholeBytes = new LongValues();
    private final ByteValues bytes = new ByteValues();

    @Override
    void read(RowReader rows) {
        long received = 0;
        long offset = 0;
        while (rows.more()) {
            reason.add(rows.code());
            source.add((int) rows.varint());
            origin.add((int) rows.varint());
            received += rows.zigZag();
            offset += rows.zigZag();
            receivedAt.add(received);
            lineOffset.add(offset);
            wholeBytes.add(rows.varint());
            int length = (int) rows.varint();
            bytes.add(rows.array(), rows.skip(length), length);
        }
    }

    @Override
    int rows() {
        return bytes.size();
    }

    @Override
    int lineBytes() {
        return bytes.byteCount();
    }

    @Override
    EncodedPages encode(PageEncoder encoder, PageLabels labels) {
        return new EncodedPages(
                List.of(
                        encoder.numbers(receivedAt),
                        encoder.labels(reason, REASONS),
                        encoder.labels(source, labels.sources()),
                        encoder.labels(origin, labels.origins()),
                        encoder.numbers(lineOffset),
                        encoder.numbers(wholeBytes),
                        encoder.bytes(bytes)),
                rows(),
                lineBytes());
    }

    @Override
    void clear() {
        List.of(receivedAt, lineOffset, wholeBytes).forEach(LongValues::clear);
        List.of(reason, source, origin).forEach(LabelCodes::clear);
        bytes.clear();
    }

    @Override
    long capacityBytes() {
        return 3 * (receivedAt.capacityBytes() + reason.capacityBytes()) + bytes.capacityBytes();
    }
}
