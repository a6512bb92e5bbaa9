package dev.hiveparquet.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a fuzzer does to a file that was whole: it changes stretches, and cuts the rest off. */
public final class Edits {
    private static final int EDIT_BYTES = 4;

    private Edits() {}

    /**
     * A changed copy: each four bytes of the script are a position, a length and a value. A value of zero fills with zeros; a
     * length of zero cuts the file off.
     */
    public static byte[] of(byte[] whole, byte[] script) {
        byte[] edited = whole.clone();
        ByteBuffer edits = ByteBuffer.wrap(script);
        while (edits.remaining() >= EDIT_BYTES && edited.length > 0) {
            int at = Math.floorMod(edits.getShort(), edited.length);
            int length = Byte.toUnsignedInt(edits.get());
            byte value = edits.get();
            if (length == 0) {
                edited = Arrays.copyOf(edited, at);
            } else {
                fill(edited, at, Math.min(length, edited.length - at), value);
            }
        }
        return edited;
    }

    private static void fill(byte[] edited, int at, int length, byte value) {
        for (int i = at; i < at + length; i++) {
            edited[i] = value == 0 ? 0 : (byte) (edited[i] ^ value);
        }
    }
}
