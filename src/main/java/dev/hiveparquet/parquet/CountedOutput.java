package dev.hiveparquet.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Buffered output to a channel that knows its position. Closing it leaves the channel open and drops what is not flushed. */
final class CountedOutput extends OutputStream {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer;
    private long position;

    /** Output through a buffer, which is not used after the last {@link #flush}. */
    CountedOutput(WritableByteChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer.clear();
    }

    /** Bytes written so far. */
    long position() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        position += length;
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, buffer.remaining());
            buffer.put(bytes, from + done, part);
            done += part;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    /** Writes what remains of the bytes. */
    void write(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        if (bytes.remaining() > buffer.remaining()) {
            flush();
        }
        if (bytes.remaining() <= buffer.remaining()) {
            buffer.put(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
