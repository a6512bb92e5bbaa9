package dev.hiveparquet.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file, wherever they are read from. */
interface FileBytes {
    /** The bytes from one position to the other, or to the end of the file where that comes first. */
    ByteBuffer read(long position, long end) throws IOException;

    /** Those of a file that is open. */
    static FileBytes of(FileChannel channel) {
        return (position, end) -> {
            ByteBuffer bytes = ByteBuffer.allocate((int) (end - position));
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, position + bytes.position());
            }
            return bytes.flip();
        };
    }

    /** Those of a file that was read: {@code bytes[start .. start + length)}. */
    static FileBytes of(byte[] bytes, int start, int length) {
        return (position, end) -> {
            int from = (int) Math.min(position, length);
            return ByteBuffer.wrap(bytes, start + from, (int) Math.min(end, length) - from);
        };
    }
}
