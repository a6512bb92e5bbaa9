package dev.hiveparquet.parquet;

import java.util.Arrays;

/** Bytes that grow at the end; used again after {@link #clear}. Not thread-safe. */
final class ByteBuilder {
    private byte[] bytes;
    private int size;

    ByteBuilder() {
        this(1024);
    }

    /** A builder that has room for so many bytes before it grows. */
    ByteBuilder(int initialBytes) {
        this.bytes = new byte[initialBytes];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The bytes written so far are the first {@link #size} of this array. */
    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void put(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** The UTF-8 form of bytes that are taken as ISO-8859-1. */
    void putLatin1(byte[] source, int from, int length) {
        int longer = Utf8.latin1Length(source, from, length);
        reserve(longer);
        Utf8.putLatin1(source, from, length, bytes, size);
        size += longer;
    }

    /** The lowest {@code width} bytes of the value, lowest first. */
    void putLow(long value, int width) {
        reserve(Long.BYTES);
        LittleEndian.putLong(bytes, size, value);
        size += width;
    }

    /** The lowest {@code width} bytes of each of the values {@code from .. from + count}, lowest first. */
    void putLow(long[] values, int from, int count, int width) {
        reserve(count * width + Long.BYTES);
        byte[] target = bytes;
        int at = size;
        if (width == 1) {
            for (int i = from; i < from + count; i++) {
                target[at++] = (byte) values[i];
            }
        } else {
            for (int i = from; i < from + count; i++) {
                LittleEndian.putLong(target, at, values[i]);
                at += width;
            }
        }
        size = at;
    }

    void putVarint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void putZigZag(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
