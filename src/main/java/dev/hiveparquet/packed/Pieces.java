package dev.hiveparquet.packed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of bytes one behind the other, each known by its position. They lie in slabs, so that more of them need no copy of those
 * that are there. At most 2 GiB in all. Not thread-safe.
 */
final class Pieces {
    private static final int SLAB_BITS = 14;
    private static final int SLAB_BYTES = 1 << SLAB_BITS;
    private static final int MORE = 0x80;

    private final List<byte @Nullable []> slabs = new ArrayList<>();
    private int end;

    /** Adds a piece, and gives its position. */
    int add(byte[] piece) {
        int position = end;
        append(length(piece));
        append(piece);
        return position;
    }

    /** The position behind the last piece. */
    int end() {
        return end;
    }

    /** The piece of a position. */
    byte[] get(int position) {
        int first = first(position);
        byte[] piece = new byte[length(position)];
        int read = 0;
        while (read < piece.length) {
            int offset = (first + read) & (SLAB_BYTES - 1);
            int part = Math.min(SLAB_BYTES - offset, piece.length - read);
            System.arraycopy(slab(first + read), offset, piece, read, part);
            read += part;
        }
        return piece;
    }

    /** Whether the piece of a position begins so. */
    boolean beginsWith(int position, byte[] beginning) {
        if (length(position) < beginning.length) {
            return false;
        }
        int first = first(position);
        // From the end on, since keys mostly begin like others.
        for (int i = beginning.length - 1; i >= 0; i--) {
            if (at(first + i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** The position of the next piece. */
    int next(int position) {
        return first(position) + length(position);
    }

    /** Moves a piece towards the beginning, over what is there, and gives the position behind it. */
    int move(int from, int to) {
        int length = next(from) - from;
        for (int i = 0; i < length; i++) {
            set(to + i, at(from + i));
        }
        return to + length;
    }

    /** Forgets the pieces from this position on. */
    void endAt(int position) {
        end = position;
        int needed = (end + SLAB_BYTES - 1) >>> SLAB_BITS;
        slabs.subList(needed, slabs.size()).clear();
    }

    /** Lets the memory of pieces before this position go, which must not be asked for again. */
    void forgetBefore(int position) {
        for (int slab = (position >>> SLAB_BITS) - 1; slab >= 0 && slabs.get(slab) != null; slab--) {
            slabs.set(slab, null);
        }
    }

    private int length(int position) {
        int length = 0;
        int at = position;
        for (int shift = 0; ; shift += 7) {
            byte next = at(at++);
            length |= (next & 0x7f) << shift;
            if (next >= 0) {
                return length;
            }
        }
    }

    private int first(int position) {
        int at = position;
        while (at(at) < 0) {
            at++;
        }
        return at + 1;
    }

    private void append(byte[] bytes) {
        Math.addExact(end, bytes.length);
        for (int written = 0; written < bytes.length; ) {
            int part = Math.min(roomAtEnd(), bytes.length - written);
            System.arraycopy(bytes, written, slab(end), end & (SLAB_BYTES - 1), part);
            written += part;
            end += part;
        }
    }

    /** A piece's length: seven bits in each byte, the least first, and a sign on all but the last. */
    private static byte[] length(byte[] piece) {
        int bytes = Math.max(1, (38 - Integer.numberOfLeadingZeros(piece.length)) / 7);
        byte[] length = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            length[i] = (byte) ((piece.length >>> (7 * i)) | (i + 1 < bytes ? MORE : 0));
        }
        return length;
    }

    /** Bytes that can be added to the last slab, which may be a new one. */
    private int roomAtEnd() {
        if (end >>> SLAB_BITS == slabs.size()) {
            slabs.add(new byte[SLAB_BYTES]);
        }
        return SLAB_BYTES - (end & (SLAB_BYTES - 1));
    }

    private void set(int position, byte value) {
        slab(position)[position & (SLAB_BYTES - 1)] = value;
    }

    private byte at(int position) {
        return slab(position)[position & (SLAB_BYTES - 1)];
    }

    private byte[] slab(int position) {
        byte[] slab = slabs.get(position >>> SLAB_BITS);
        if (slab == null) {
            throw new IllegalStateException("what was at " + position + " is forgotten");
        }
        return slab;
    }
}
