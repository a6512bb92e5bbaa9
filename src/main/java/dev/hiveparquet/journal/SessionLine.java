package dev.hiveparquet.journal;

import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import dev.hiveparquet.session.SessionEnd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text form of sessions: fields as in a {@link LedgerLine}, the first of them the CRC32C of the rest. */
final class SessionLine {
    private static final int CRC_DIGITS = 8;

    private SessionLine() {}

    static String encode(FeedSession row) {
        return sealed(fields(row));
    }

    /** The number tells which of two states is the later; a null session is none. */
    static String encode(long number, @Nullable OpenSession open) {
        List<Object> fields = new ArrayList<>(List.of(number));
        if (open != null) {
            fields.addAll(List.of(open.segment(), open.offset()));
            fields.addAll(fields(open.row()));
        }
        return sealed(fields);
    }

    /** The row of a line; an {@link IllegalArgumentException} where it is none. */
    static FeedSession decode(String line) {
        return row(unsealed(line));
    }

    /** A state that was written; an {@link IllegalArgumentException} where the line is none. */
    static State decodeState(String line) {
        LedgerFields in = unsealed(line);
        long number = in.number();
        return new State(number, in.more() ? openSession(in) : null);
    }

    /** One state of the session that is under way. */
    record State(long number, @Nullable OpenSession open) {}

    private static OpenSession openSession(LedgerFields in) {
        String segment = in.text();
        long offset = in.number();
        return new OpenSession(row(in), segment, offset);
    }

    private static List<Object> fields(FeedSession row) {
        return Arrays.asList(
                row.source(),
                row.address(),
                row.connectedMicros(),
                row.beganMicros(),
                row.endedMicros(),
                row.firstLineMicros(),
                row.lastLineMicros(),
                row.lines(),
                row.bytes(),
                row.tornBytes(),
                row.lostBytes(),
                row.longestSilenceMillis(),
                row.end());
    }

    private static FeedSession row(LedgerFields in) {
        return new FeedSession(
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                optional(in),
                optional(in),
                in.number(),
                in.number(),
                in.number(),
                optional(in),
                in.number(),
                SessionEnd.valueOf(in.text()));
    }

    private static @Nullable Long optional(LedgerFields in) {
        String text = in.text();
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private static String sealed(List<Object> fields) {
        StringBuilder rest = new StringBuilder();
        for (Object field : fields) {
            rest.append(rest.isEmpty() ? "" : "\t").append(field == null ? "" : LedgerLine.escape(field.toString()));
        }
        return LedgerLine.crc(rest.toString()) + "\t" + rest;
    }

    private static LedgerFields unsealed(String line) {
        String rest = line.substring(Math.min(line.length(), CRC_DIGITS + 1));
        if (!line.startsWith(LedgerLine.crc(rest) + "\t")) {
            throw new IllegalArgumentException("checksum does not match");
        }
        return new LedgerFields(rest);
    }
}
