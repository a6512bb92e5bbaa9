package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;

/**
 * Reads what {@link ByteBuilder} has built, or claims to be it: whatever is asked for and not there is an {@link
 * IllegalArgumentException}. Not thread-safe.
 */
final class ByteReader {
    private final ByteBuffer bytes;

    /** Reads the remaining bytes. */
    ByteReader(ByteBuffer bytes) {
        this.bytes = bytes.duplicate();
    }

    int remaining() {
        return bytes.remaining();
    }

    /** One byte, as a number from 0 to 255. */
    int get() {
        require(1);
        return bytes.get() & 0xff;
    }

    byte[] get(long length) {
        require(length);
        byte[] copy = new byte[(int) length];
        bytes.get(copy);
        return copy;
    }

    /** The next bytes, without a copy. */
    ByteReader slice(long length) {
        require(length);
        ByteReader slice = new ByteReader(bytes.slice(bytes.position(), (int) length));
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    /** A number of so many bytes, lowest first. */
    long low(int width) {
        require(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes.get() & 0xffL) << (Byte.SIZE * i);
        }
        return value;
    }

    /** The number of {@code width} bits that stands at an index among such numbers, lowest bit first; moves nothing. */
    long packed(int index, int width) {
        long bit = (long) index * width;
        int at = bytes.position() + (int) (bit / Byte.SIZE);
        long value = 0;
        for (int held = -(int) (bit % Byte.SIZE); held < width; held += Byte.SIZE, at++) {
            long next = bytes.get(at) & 0xffL;
            value |= held < 0 ? next >>> -held : next << held;
        }
        return width == Long.SIZE ? value : value & ((1L << width) - 1);
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = get();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    long zigZag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private void require(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException(length + " bytes are wanted where " + bytes.remaining() + " are left");
        }
    }
}
