package dev.hiveparquet.parquet;

import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import java.util.List;

/** An open page of rejected lines. */
final class QuarantinePage extends OpenPage {
    private static final byte[][] REASONS = LabelDictionary.labelsOf(RejectReason.values(), RejectReason::label);

    private final LabelDictionary sources;
    private final LabelDictionary origins;
    private byte[][] sourceLabels = new byte[0][];
    private byte[][] originLabels = new byte[0][];

    private final LongValues receivedAt = new LongValues();
    private final LabelCodes reason = new LabelCodes();
    private final LabelCodes source = new LabelCodes();
    private final LabelCodes origin = new LabelCodes();
    private final LongValues lineOffset = new LongValues();
    private final LongValues wholeBytes = new LongValues();
    private final ByteValues bytes = new ByteValues();

    /** A page of the file that the dictionaries belong to. */
    QuarantinePage(ParquetOptions options, LabelDictionary sources, LabelDictionary origins) {
        super(options);
        this.sources = sources;
        this.origins = origins;
    }

    @Override
    int append(RowBatch batch, int from, int to) {
        RowTable table = batch.table();
        int sourceCode = sources.code(batch.partition().source());
        int originCode = origins.code(batch.block().origin().id());
        for (int i = from; i < to; i++) {
            int row = batch.row(i);
            if (!fits(table.length(row))) {
                return i;
            }
            receivedAt.add(batch.block().receivedAtMicros());
            reason.add(table.code(row));
            source.add(sourceCode);
            origin.add(originCode);
            lineOffset.add(batch.lineOffset(i));
            wholeBytes.add(table.lineBytes(row));
            bytes.add(batch.block().bytes(), table.start(row), table.length(row));
        }
        return to;
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
    void seal() {
        sourceLabels = sources.labels();
        originLabels = origins.labels();
    }

    @Override
    EncodedPages encode(PageEncoder encoder) {
        return new EncodedPages(
                List.of(
                        encoder.numbers(receivedAt),
                        encoder.labels(reason, REASONS),
                        encoder.labels(source, sourceLabels),
                        encoder.labels(origin, originLabels),
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
