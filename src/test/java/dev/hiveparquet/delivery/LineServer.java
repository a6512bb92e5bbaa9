package dev.hiveparquet.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered lines to whoever connects, as fast as they are taken, until it is told to pause; who comes next gets the
 * numbers that follow. Closing it ends all.
 */
final class LineServer implements AutoCloseable {
    private static final int LINES_AT_ONCE = 500;
    private static final long START_SECONDS = 1_767_225_600L;

    private final ServerSocket listener;
    private final Thread sender;
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile long last;
    private volatile boolean garbage;
    private volatile @Nullable Socket current;

    LineServer() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sender = new Thread(this::serve, "line-server");
        sender.setDaemon(true);
        sender.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Options of a process that receives from here, and makes many small files and segments of it. */
    String[] options() {
        return new String[] {
            "--tcp-host",
            "127.0.0.1",
            "--tcp-port",
            Integer.toString(port()),
            "--tcp-backoff-initial",
            "50ms",
            "--max-rows",
            "5000",
            "--journal-segment-bytes",
            "4MiB",
            "--max-open-bytes",
            "4MiB"
        };
    }

    /** The number of the last line that was sent; final once it has paused and what was sent has arrived. */
    long last() {
        return last;
    }

    void pause() {
        paused = true;
    }

    /** Goes on after a pause, with whoever comes next. */
    void resume() {
        paused = false;
    }

    /** Ends the connection with a reset, in the middle of whatever it is sending. */
    void reset() throws IOException {
        Socket client = current;
        if (client != null && !client.isClosed()) {
            client.setSoLinger(true, 0);
            client.close();
        }
    }

    /** Sends one line of all bytes but the line end before it goes on. */
    void garbage() {
        garbage = true;
    }

    /** The line of a number, without its end. */
    static String line(long number) {
        long seconds = START_SECONDS + number / 3;
        return "\\n:" + number + ",c:" + seconds + "*00\\!AIVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4E";
    }

    private void serve() {
        while (!closed) {
            try (Socket client = listener.accept();
                    OutputStream out = client.getOutputStream()) {
                client.setSoTimeout(1);
                // So that little of what was sent is still on its way.
                client.setSendBufferSize(16 << 10);
                current = client;
                while (!closed && (!paused || isThere(client))) {
                    send(out);
                }
            } catch (IOException e) {
                // The client is gone, or the listener; the loop knows which.
                continue;
            }
        }
    }

    /** Waits a little, since the client never sends anything; false where it has gone. */
    private static boolean isThere(Socket client) throws IOException {
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    private void send(OutputStream out) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (garbage) {
            garbage = false;
            IntStream.range(0, 256).filter(b -> b != '\n').forEach(b -> lines.append((char) b));
            lines.append('\n');
        }
        long next = last;
        for (int i = 0; i < LINES_AT_ONCE && !paused; i++) {
            lines.append(line(++next)).append("\r\n");
        }
        // Even when it fails, a part of it may have arrived.
        last = next;
        out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        sender.interrupt();
    }
}
