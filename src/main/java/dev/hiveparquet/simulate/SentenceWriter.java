package dev.hiveparquet.simulate;

import java.nio.charset.StandardCharsets;

/**
 * Writes tag blocks (NMEA 0183 version 4.10, chapter 7) and VDM sentences into a byte array.
 *
 * <p>A tag block is opened, given fields in the order of the calls, and closed; one without a field leaves nothing. Not
 * thread-safe.
 */
final class SentenceWriter {
    /** Payload characters of the first of two parts: what keeps a sentence within 82 characters. */
    static final int FIRST_PART_CELLS = 60;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VDM = "!BSVDM,".getBytes(StandardCharsets.US_ASCII);

    private byte[] buf = new byte[0];
    private int at;
    private int tagStart;

    /** Goes on writing there. */
    void into(byte[] buffer, int offset) {
        buf = buffer;
        at = offset;
    }

    /** Where the next byte goes. */
    int position() {
        return at;
    }

    void openTag() {
        buf[at++] = '\\';
        tagStart = at;
    }

    /** {@code g:}, which part of a group of two. */
    void group(int part, long id) {
        field('g');
        buf[at++] = (byte) ('0' + part);
        buf[at++] = '-';
        buf[at++] = '2';
        buf[at++] = '-';
        decimal(id);
    }

    /** A numeric field: {@code s:} the base station, {@code n:} the line's number, {@code c:} the time in seconds. */
    void number(char key, long value) {
        field(key);
        decimal(value);
    }

    /** Ends the tag block; a spoil other than 0 makes its checksum wrong. */
    void closeTag(int spoil) {
        if (at == tagStart) {
            at--;
            return;
        }
        checksum(tagStart, spoil);
        buf[at++] = '\\';
    }

    /** A sentence that holds the whole message. */
    void single(AisBits message, char channel, int spoil) {
        int start = at + 1;
        head("1,1,,", channel);
        cells(message, 0, message.cells(), message.fillBits());
        checksum(start, spoil);
    }

    /** One of the two sentences that hold the message. */
    void part(int part, int sequence, AisBits message, int spoil) {
        int start = at + 1;
        head(part == 1 ? "2,1," : "2,2,", (char) ('0' + sequence));
        buf[at++] = 'A';
        buf[at++] = ',';
        if (part == 1) {
            cells(message, 0, FIRST_PART_CELLS, 0);
        } else {
            cells(message, FIRST_PART_CELLS, message.cells(), message.fillBits());
        }
        checksum(start, spoil);
    }

    /** Something that is no sentence. */
    void garbage(Draw draw) {
        at = Garbage.write(draw, buf, at);
    }

    /** Ends the line. */
    void endLine() {
        buf[at++] = '\r';
        buf[at++] = '\n';
    }

    private void head(String parts, char last) {
        System.arraycopy(VDM, 0, buf, at, VDM.length);
        at += VDM.length;
        for (int i = 0; i < parts.length(); i++) {
            buf[at++] = (byte) parts.charAt(i);
        }
        buf[at++] = (byte) last;
        buf[at++] = ',';
    }

    private void cells(AisBits message, int from, int to, int fillBits) {
        at = message.armour(from, to, buf, at);
        buf[at++] = ',';
        buf[at++] = (byte) ('0' + fillBits);
    }

    private void field(char key) {
        if (at > tagStart) {
            buf[at++] = ',';
        }
        buf[at++] = (byte) key;
        buf[at++] = ':';
    }

    private void decimal(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            buf[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    private void checksum(int from, int spoil) {
        int sum = spoil;
        for (int i = from; i < at; i++) {
            sum ^= buf[i];
        }
        buf[at++] = '*';
        buf[at++] = HEX[sum >> 4 & 0xf];
        buf[at++] = HEX[sum & 0xf];
    }
}
