package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file of the sessions table: some rows, all in one page of each column. */
public final class SessionsFile {
    private static final byte[][] ENDS = LabelDictionary.labelsOf(SessionEnd.values(), SessionEnd::label);

    private final GroupFiles files;
    private final List<FeedSession> rows;

    /** A file of these rows, in this order; there is at least one. */
    public SessionsFile(GroupFiles files, List<FeedSession> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a file of sessions without a session");
        }
        this.files = files;
        this.rows = List.copyOf(rows);
    }

    /**
     * Writes the whole file; the channel stays open.
     *
     * @param footerMetadata key-value metadata of the footer, written in the map's order
     */
    public Written writeTo(WritableByteChannel out, Map<String, String> footerMetadata) throws IOException {
        EncodedPages pages = encode();
        ByteBuffer buffer = files.writeBuffers().take();
        try {
            CountedOutput counted = new CountedOutput(out, buffer);
            FileAssembler file = new FileAssembler(TableSchema.of(Table.SESSIONS), files.benches(), counted);
            file.rowGroup(List.of(pages), rows.size());
            return file.finish(files.options().createdBy(), footerMetadata);
        } finally {
            files.writeBuffers().give(buffer);
            pages.free();
        }
    }

    private EncodedPages encode() {
        EncodingBench bench = files.benches().take();
        try {
            return bench.encode(this::encode);
        } finally {
            files.benches().give(bench);
        }
    }

    private EncodedPages encode(PageEncoder encoder) {
        LabelDictionary addresses = new LabelDictionary();
        IntValues address = new IntValues();
        IntValues end = new IntValues();
        for (FeedSession row : rows) {
            address.add(addresses.code(row.address()));
            end.add(row.end().code());
        }
        List<EncodedPage> columns = List.of(
                numbers(encoder, FeedSession::beganMicros),
                numbers(encoder, FeedSession::endedMicros),
                encoder.labels(end, ENDS),
                numbers(encoder, FeedSession::connectedMicros),
                encoder.labels(address, addresses.labels()),
                optional(encoder, FeedSession::firstLineMicros),
                optional(encoder, FeedSession::lastLineMicros),
                numbers(encoder, FeedSession::lines),
                numbers(encoder, FeedSession::bytes),
                numbers(encoder, FeedSession::tornBytes),
                optional(encoder, FeedSession::lostBytes),
                numbers(encoder, FeedSession::longestSilenceMillis));
        return new EncodedPages(columns, rows.size(), 0);
    }

    private EncodedPage numbers(PageEncoder encoder, Function<FeedSession, Long> column) {
        LongValues values = new LongValues();
        rows.forEach(row -> values.add(column.apply(row)));
        return encoder.numbers(values);
    }

    private EncodedPage optional(PageEncoder encoder, Function<FeedSession, @Nullable Long> column) {
        SparseLongs values = new SparseLongs();
        rows.forEach(row -> values.add(column.apply(row)));
        return encoder.optionalNumbers(values);
    }
}
