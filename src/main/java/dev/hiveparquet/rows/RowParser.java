package dev.hiveparquet.rows;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.nmea.EightBytes;

/**
 * Turns the blocks of one origin, in order, into batches of rows.
 *
 * <p>A line ends at LF; one CR directly before it belongs to the end, any other CR is data; the end of the block ends its
 * last line too. Empty lines are dropped, lines longer than {@code max-line-bytes} rejected, whole as they stand in the block,
 * all others are rows. The rows
 * do not depend on where blocks were cut. Bytes are looked at eight at a time, and no object is made per line.
 *
 * <p>What {@link #parse} gives is used again by its next call. Not thread-safe: one thread at a time, one instance an
 * origin.
 */
public final class RowParser {
    private static final long NEWLINES = EightBytes.of('\n');

    /** Rows of a block up to which a parser is worth keeping for another origin. */
    private static final int FEW_ROWS = 4096;

    private final RowSorter sorter = new RowSorter();
    private final RowTable table = new RowTable();
    private int maxLineBytes;
    private boolean bySentence;
    private boolean byLine;
    private LineClock clock;

    private long receivedAtMicros;
    private boolean ascii;
    private int blank;
    private int rejected;

    /**
     * A parser that goes on where {@code carry} was taken.
     *
     * @param origin whose blocks are to come
     * @param carry {@link Carry#FRESH} at the beginning of the origin
     * @param maxLineBytes longest line that is a row, without its terminator; the same for all of an origin
     */
    public RowParser(Origin origin, Carry carry, int maxLineBytes) {
        clock = new LineClock(origin.kind() == Origin.Kind.FILE, carry);
        begin(origin, carry, maxLineBytes);
    }

    /** The same parser for another origin, which saves its memory; what it gave for the one before is valid no more. */
    public void begin(Origin origin, Carry carry, int longestLine) {
        maxLineBytes = longestLine;
        bySentence = origin.timestampRule() == TimestampRule.SENTENCE;
        byLine = origin.kind() == Origin.Kind.QUARANTINE;
        clock = new LineClock(origin.kind() == Origin.Kind.FILE, carry);
        sorter.begin(origin);
    }

    /** Whether the parser's own memory is so small that it may be kept. */
    public boolean isSmall() {
        return table.capacity() <= FEW_ROWS;
    }

    /** What the line after the last block needs to know. */
    public Carry carry() {
        return clock.carry();
    }

    /** The rows of the origin's next block. */
    public Parsed parse(Block block) {
        table.clear();
        sorter.clear();
        if (byLine) {
            clock = new LineClock(false, Carry.FRESH);
        }
        receivedAtMicros = block.receivedAtMicros();
        ascii = false;
        blank = 0;
        rejected = 0;
        byte[] bytes = block.bytes();
        int end = block.start() + block.length();
        if (block.kind() == Block.Kind.LINES) {
            readLines(bytes, block.start(), end);
        } else {
            RejectReason reason = block.kind() == Block.Kind.TORN ? RejectReason.TORN : RejectReason.OVERLONG;
            reject(block.start(), block.length(), reason, block.span());
        }
        int rows = table.size() - rejected;
        return new Parsed(sorter.batches(block, table, ascii), table.size() + blank, rows, blank, rejected);
    }

    private void readLines(byte[] bytes, int start, int end) {
        int line = start;
        int at = start;
        long seen = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long word = EightBytes.at(bytes, at);
            seen |= word;
            for (long ends = EightBytes.same(word, NEWLINES); ends != 0; ends &= ends - 1) {
                int newline = at + EightBytes.first(ends);
                endLine(bytes, line, newline);
                line = newline + 1;
            }
        }
        for (; at < end; at++) {
            seen |= bytes[at];
            if (bytes[at] == '\n') {
                endLine(bytes, line, at);
                line = at + 1;
            }
        }
        if (line < end) {
            addLine(bytes, line, end, end);
        }
        ascii = (seen & ~EightBytes.LOW_BITS) == 0;
    }

    private void endLine(byte[] bytes, int start, int newline) {
        boolean afterReturn = newline > start && bytes[newline - 1] == '\r';
        addLine(bytes, start, afterReturn ? newline - 1 : newline, newline + 1);
    }

    private void addLine(byte[] bytes, int start, int end, int next) {
        int length = end - start;
        if (length == 0) {
            blank++;
            clock.skip();
        } else if (length > maxLineBytes) {
            reject(start, length, RejectReason.OVERLONG, next - start);
        } else if (bySentence) {
            clock.read(bytes, start, end, receivedAtMicros);
            addRow(start, length, clock.micros(), clock.from());
        } else {
            addRow(start, length, receivedAtMicros, TimeFrom.RECEIVED);
        }
    }

    private void addRow(int start, int length, long micros, TimeFrom from) {
        table.add(start, length, micros, from.code(), length);
        sorter.addLine(micros);
    }

    private void reject(int start, int held, RejectReason reason, long wholeBytes) {
        clock.skip();
        rejected++;
        table.add(start, held, receivedAtMicros, reason.code(), wholeBytes);
        sorter.addRejected(receivedAtMicros);
    }
}
