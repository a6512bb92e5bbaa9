package dev.hiveparquet.nmea;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes as one number, the first of them in its lowest bits, to be looked at all at once. */
public final class EightBytes {
    /** All bits of each byte but its high bit, which ASCII leaves clear. */
    public static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private static final long ONES = 0x0101010101010101L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** The eight bytes from {@code b[at]} on, which the array has. */
    public static long at(byte[] b, int at) {
        return (long) WORDS.get(b, at);
    }

    /** Eight times the same byte, which is ASCII. */
    public static long of(char each) {
        return each * ONES;
    }

    /** The high bit of each byte in which both words are the same, and no other bit. */
    public static long same(long word, long other) {
        return ~(set(word ^ other) | LOW_BITS);
    }

    /** The high bit of each byte that is not 0, among other bits. */
    static long set(long word) {
        return ((word & LOW_BITS) + LOW_BITS) | word;
    }

    /** Which byte the lowest of these high bits is in, counted from 0: how many whole bytes are below it. */
    public static int first(long highBits) {
        long below = ((highBits & -highBits) >>> 7) - 1;
        return (int) (((below & ONES) * ONES) >>> 56);
    }
}
