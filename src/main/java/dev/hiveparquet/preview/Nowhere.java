package dev.hiveparquet.preview;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes everything and keeps nothing. */
final class Nowhere implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) {
        int taken = bytes.remaining();
        bytes.position(bytes.limit());
        return taken;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
