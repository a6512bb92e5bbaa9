package dev.hiveparquet.simulate;

import java.nio.charset.StandardCharsets;

/** Lines that are no sentence; never empty, never with a line end, a comma or a tag block inside. */
final class Garbage {
    private static final int MAX_BYTES = 72;
    private static final byte[] CUT_OFF = "!BSVDM".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = "# station restarted".getBytes(StandardCharsets.US_ASCII);

    private Garbage() {}

    /** Writes one line without its end; returns the offset behind it. */
    static int write(Draw draw, byte[] buf, int off) {
        return switch (draw.below(4)) {
            case 0 -> copy(CUT_OFF, buf, off);
            case 1 -> copy(COMMENT, buf, off);
            case 2 -> random(draw, buf, off, 0x21, 0x7f);
            default -> random(draw, buf, off, 0x00, 0x100);
        };
    }

    private static int copy(byte[] line, byte[] buf, int off) {
        System.arraycopy(line, 0, buf, off, line.length);
        return off + line.length;
    }

    private static int random(Draw draw, byte[] buf, int off, int low, int high) {
        int end = off + 1 + draw.below(MAX_BYTES);
        for (int i = off; i < end; i++) {
            int value = low + draw.below(high - low);
            boolean meaningful = value == '\n' || value == '\r' || value == '\\' || value == ',';
            buf[i] = (byte) (meaningful ? '?' : value);
        }
        return end;
    }
}
