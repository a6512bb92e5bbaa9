package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The text form of ledger records: tab-separated fields, each percent-encoded, the first of them the CRC32C of the rest in
 * eight hex digits, then the record's number. A line stands for itself: it can be read whatever became of its neighbours.
 */
final class LedgerLine {
    private static final int CRC_DIGITS = 8;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LedgerLine() {}

    /** The line of a record, without its line feed. */
    static String encode(LedgerEntry entry) {
        StringBuilder rest = new StringBuilder(Long.toString(entry.number()));
        for (Object field : fields(entry.content())) {
            rest.append('\t').append(escape(field.toString()));
        }
        return crc(rest.toString()) + "\t" + rest;
    }

    /**
     * The record of a line.
     *
     * @throws IllegalArgumentException where the line is not exactly what {@link #encode} made
     */
    static LedgerEntry decode(String line) {
        if (line.length() < CRC_DIGITS + 2 || line.charAt(CRC_DIGITS) != '\t') {
            throw new IllegalArgumentException("not a ledger line");
        }
        String rest = line.substring(CRC_DIGITS + 1);
        if (!line.startsWith(crc(rest))) {
            throw new IllegalArgumentException("checksum does not match");
        }
        LedgerFields in = new LedgerFields(rest);
        String number = in.text();
        return number.matches("\\d{1,18}")
                ? new LedgerEntry(Long.parseLong(number), read(in.text(), in))
                : new LedgerEntry(LedgerEntry.UNNUMBERED, read(number, in));
    }

    static String escape(String value) {
        StringBuilder escaped = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            }
            if (isPlain(c)) {
                if (escaped != null) {
                    escaped.append(c);
                }
            } else {
                if (escaped == null) {
                    escaped = new StringBuilder(2 * value.length()).append(value, 0, i);
                }
                escaped.append('%').append(HEX.toHighHexDigit(c)).append(HEX.toLowHexDigit(c));
            }
        }
        return escaped == null ? value : escaped.toString();
    }

    /** What {@link URLEncoder} leaves as it is. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.*".indexOf(c) >= 0;
    }

    static String unescape(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static List<Object> fields(LedgerRecord ledgerRecord) {
        if (ledgerRecord instanceof LedgerRecord.Format format) {
            return List.of("ledger", format.version());
        } else if (ledgerRecord instanceof LedgerRecord.Seen seen) {
            Origin origin = seen.origin();
            return List.of(
                    "origin",
                    origin.id(),
                    origin.kind(),
                    origin.source(),
                    origin.partitionBy(),
                    origin.timestampRule(),
                    seen.receivedAtMicros());
        } else if (ledgerRecord instanceof LedgerRecord.LineLimit limit) {
            return List.of("max-line-bytes", limit.originId(), limit.maxLineBytes());
        } else if (ledgerRecord instanceof LedgerRecord.Committed committed) {
            return commitFields(committed.commit());
        } else if (ledgerRecord instanceof LedgerRecord.Published published) {
            return List.of("published", published.temporaryName());
        } else if (ledgerRecord instanceof LedgerRecord.Reached reached) {
            return List.of("reached", reached.originId(), reached.partitionKey(), reached.offset());
        } else if (ledgerRecord instanceof LedgerRecord.Resumable at) {
            return List.of(
                    "checkpoint",
                    at.originId(),
                    at.checkpoint().offset(),
                    at.checkpoint().carry());
        } else if (ledgerRecord instanceof LedgerRecord.Content file) {
            FileContent content = file.content();
            return List.of(
                    "file", content.originId(), content.key(), content.bytes(), content.samples(), content.carry());
        } else if (ledgerRecord instanceof LedgerRecord.Done done) {
            return List.of("done", done.originId());
        }
        return List.of("forgotten", ((LedgerRecord.Forgotten) ledgerRecord).originId());
    }

    private static List<Object> commitFields(Commit commit) {
        List<Object> fields = new ArrayList<>(List.of(
                "commit",
                commit.path(),
                commit.table(),
                commit.temporaryName(),
                commit.partitionKey(),
                commit.rows(),
                commit.bytes(),
                commit.committedAtMicros()));
        for (OriginReached reached : commit.origins()) {
            fields.add(reached.origin());
            fields.add(reached.firstOffset());
            fields.add(reached.reached());
            fields.add(reached.checkpoint().offset());
            fields.add(reached.checkpoint().carry());
            fields.add(reached.ends() ? "ends" : "goes-on");
        }
        return fields;
    }

    private static LedgerRecord read(String type, LedgerFields in) {
        LedgerRecord ledgerRecord = switch (type) {
            case "ledger" -> new LedgerRecord.Format((int) in.number());
            case "origin" -> readSeen(in);
            case "max-line-bytes" -> new LedgerRecord.LineLimit(in.text(), Integer.parseInt(in.text()));
            case "commit" -> readCommit(in);
            case "published" -> new LedgerRecord.Published(in.text());
            case "reached" -> new LedgerRecord.Reached(in.text(), in.text(), in.number());
            case "checkpoint" -> new LedgerRecord.Resumable(in.text(), readCheckpoint(in));
            case "file" ->
                new LedgerRecord.Content(new FileContent(in.text(), in.text(), in.number(), in.text(), in.text()));
            case "done" -> new LedgerRecord.Done(in.text());
            case "forgotten" -> new LedgerRecord.Forgotten(in.text());
            default -> throw new IllegalArgumentException("no such ledger record: " + type);
        };
        if (in.more()) {
            throw new IllegalArgumentException("ledger record " + type + " has too many fields");
        }
        return ledgerRecord;
    }

    private static LedgerRecord readSeen(LedgerFields in) {
        Origin origin = new Origin(
                in.text(),
                Origin.Kind.valueOf(in.text()),
                in.text(),
                PartitionBy.valueOf(in.text()),
                TimestampRule.valueOf(in.text()));
        return new LedgerRecord.Seen(origin, in.number());
    }

    private static LedgerRecord readCommit(LedgerFields in) {
        String path = in.text();
        Table table = Table.valueOf(in.text());
        String temporaryName = in.text();
        String partitionKey = in.text();
        long rows = in.number();
        long bytes = in.number();
        long committedAtMicros = in.number();
        List<OriginReached> origins = new ArrayList<>();
        while (in.more()) {
            origins.add(new OriginReached(
                    in.text(),
                    in.number(),
                    in.number(),
                    readCheckpoint(in),
                    in.text().equals("ends")));
        }
        return new LedgerRecord.Committed(
                new Commit(path, table, temporaryName, partitionKey, rows, bytes, committedAtMicros, origins));
    }

    private static Checkpoint readCheckpoint(LedgerFields in) {
        return new Checkpoint(in.number(), in.text());
    }

    static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
