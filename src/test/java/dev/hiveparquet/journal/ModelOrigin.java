package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An origin of the model: rows at increasing offsets, each of one partition, with gaps where lines are no rows.
 *
 * <p>The carry at an offset names the last row before it, so that a wrong one is noticed.
 */
record ModelOrigin(Origin origin, List<Row> rows, long length) {

    /** A row and the partition that it belongs to. */
    record Row(long offset, int length, String partitionKey) {}

    static ModelOrigin random(String id, Random random) {
        List<Row> rows = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < random.nextInt(60); i++) {
            offset += random.nextInt(4) == 0 ? random.nextInt(5) : 0;
            int length = 1 + random.nextInt(9);
            rows.add(new Row(offset, length, "p" + random.nextInt(4)));
            offset += length;
        }
        Origin origin = new Origin(id, Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);
        return new ModelOrigin(origin, rows, offset);
    }

    String id() {
        return origin.id();
    }

    String name(Row row) {
        return origin.id() + "@" + row.offset();
    }

    List<String> rowNames() {
        return rows.stream().map(this::name).toList();
    }

    String carryAt(long offset) {
        String carry = "";
        for (Row row : rows) {
            carry = row.offset() < offset ? "after-" + row.offset() : carry;
        }
        return carry;
    }

    /** The end of a block that begins at an offset and has up to so many rows. */
    long blockEnd(long from, int maxRows) {
        long end = from;
        int taken = 0;
        for (Row row : rows) {
            if (row.offset() >= from && taken++ < maxRows) {
                end = row.offset() + row.length();
            }
        }
        boolean last = rows.isEmpty() || rows.get(rows.size() - 1).offset() < end;
        return last ? length : end;
    }

    List<Row> rows(long from, long until) {
        return rows.stream()
                .filter(row -> row.offset() >= from && row.offset() < until)
                .toList();
    }
}
