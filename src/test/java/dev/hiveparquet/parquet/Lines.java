package dev.hiveparquet.parquet;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines with times and codes, and the row batches that hold them. */
final class Lines {
    static final long RECEIVED_AT = 1_767_225_601_234_567L;

    /** One line. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    record Line(byte[] bytes, long micros, int code, long wholeBytes) {}

    private final Table table;
    private final List<Line> lines = new ArrayList<>();

    Lines(Table table) {
        this.table = table;
    }

    Lines add(byte[] bytes, long micros, int code) {
        return add(bytes, micros, code, bytes.length);
    }

    Lines add(byte[] bytes, long micros, int code, long wholeBytes) {
        lines.add(new Line(bytes, micros, code, wholeBytes));
        return this;
    }

    Lines add(String text, long micros, int code) {
        return add(text.getBytes(StandardCharsets.UTF_8), micros, code);
    }

    List<Line> all() {
        return lines;
    }

    int size() {
        return lines.size();
    }

    /** All lines as one batch of one block that begins at offset 1000 of its origin, five bytes into its array. */
    RowBatch batch(String originId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("skip:".getBytes(StandardCharsets.US_ASCII));
        RowTable rows = new RowTable();
        boolean ascii = true;
        for (Line line : lines) {
            rows.add(bytes.size(), line.bytes().length, line.micros(), line.code(), line.wholeBytes());
            bytes.writeBytes(line.bytes());
            bytes.write('\n');
            for (byte b : line.bytes()) {
                ascii &= b >= 0;
            }
        }
        int length = bytes.size() - 5;
        Origin origin = new Origin(originId, Origin.Kind.FILE, "port ø", PartitionBy.HOUR, TimestampRule.SENTENCE);
        Block block = new Block(Block.Kind.LINES, origin, 1000, length, RECEIVED_AT, bytes.toByteArray(), 5, length);
        Partition partition = new Partition(table, "port ø", PartitionBy.HOUR, 0);
        return new RowBatch(partition, block, rows, 0, lines.size(), ascii);
    }
}
