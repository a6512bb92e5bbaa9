package dev.hiveparquet.simulate;

/**
 * The bits of one AIS message, kept as the six-bit cells that go on the wire (ITU-R M.1371-5, annex 8; IEC 61162-1).
 *
 * <p>Fields are unsigned or two's complement, most significant bit first. Not thread-safe.
 */
final class AisBits {
    private static final int MAX_BITS = 426;
    private static final int CELL_BITS = 6;

    private final byte[] cells = new byte[MAX_BITS / CELL_BITS];
    private int bits;

    /** A message of that many zero bits. */
    AisBits(int bits) {
        if (bits < 0 || bits > MAX_BITS) {
            throw new IllegalArgumentException("a message has 0 to " + MAX_BITS + " bits: " + bits);
        }
        this.bits = bits;
    }

    /** Becomes an equal message. */
    void copyFrom(AisBits other) {
        bits = other.bits;
        System.arraycopy(other.cells, 0, cells, 0, other.cells());
    }

    /** Writes the low {@code width} bits of the value at bit {@code at}. */
    AisBits put(int at, int width, long value) {
        long rest = value;
        int end = at + width;
        while (end > at) {
            int cell = (end - 1) / CELL_BITS;
            int begin = Math.max(at, cell * CELL_BITS);
            int shift = (cell + 1) * CELL_BITS - end;
            int mask = ((1 << (end - begin)) - 1) << shift;
            cells[cell] = (byte) ((cells[cell] & ~mask) | (((int) rest << shift) & mask));
            rest >>= end - begin;
            end = begin;
        }
        return this;
    }

    /** Writes six-bit text of that many characters, padded with {@code @}; the text holds only upper case, digits, blanks. */
    AisBits text(int at, int characters, String text) {
        for (int i = 0; i < characters; i++) {
            int code = i < text.length() ? text.charAt(i) & 0x3f : 0;
            put(at + i * CELL_BITS, CELL_BITS, code);
        }
        return this;
    }

    /** Number of six-bit cells, the last one padded with {@link #fillBits} zero bits. */
    int cells() {
        return (bits + CELL_BITS - 1) / CELL_BITS;
    }

    /** Zero bits behind the message in its last cell, 0 to 5. */
    int fillBits() {
        return cells() * CELL_BITS - bits;
    }

    /** Writes the cells {@code from .. to} as payload characters; returns the offset behind them. */
    int armour(int from, int to, byte[] buf, int off) {
        int at = off;
        for (int i = from; i < to; i++) {
            int cell = cells[i];
            buf[at++] = (byte) (cell + (cell < 40 ? 48 : 56));
        }
        return at;
    }
}
