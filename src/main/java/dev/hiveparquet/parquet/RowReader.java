package dev.hiveparquet.parquet;

/** Reads the heads of rows that a {@link RowForm} has laid down. Not thread-safe. */
final class RowReader {
    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return at < bytes.length;
    }

    /** One byte, as a number from 0 to 255. */
    int code() {
        return bytes[at++] & 0xff;
    }

    long varint() {
        long value = bytes[at++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7f;
        for (int shift = 7; ; shift += 7) {
            long next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    long zigZag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    byte[] array() {
        return bytes;
    }

    /** Index in the array of the next {@code length} bytes, which are passed over. */
    int skip(int length) {
        int start = at;
        at += length;
        return start;
    }
}
