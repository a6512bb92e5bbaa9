package dev.hiveparquet.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A TCP server through which a test speaks to the program, one connection after the other. */
final class FeedStand implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final ServerSocket listener = new ServerSocket();

    private FeedStand(int port, int backlog) throws IOException {
        listener.setReuseAddress(true);
        listener.setSoTimeout(PATIENCE_MILLIS);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
    }

    static FeedStand open() throws IOException {
        return new FeedStand(0, 50);
    }

    static FeedStand openAt(int port) throws IOException {
        return new FeedStand(port, 50);
    }

    /** One that takes no more connections: an attempt to connect gets no answer at all. */
    static FeedStand crowded() throws IOException {
        FeedStand stand = new FeedStand(0, 1);
        for (int i = 0; i < 2; i++) {
            Socket waiting = new Socket();
            waiting.connect(stand.listener.getLocalSocketAddress(), PATIENCE_MILLIS);
        }
        return stand;
    }

    /** A port at which nobody listens. */
    static int freePort() throws IOException {
        try (FeedStand stand = open()) {
            return stand.port();
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next connection that the program makes. */
    Session accept() throws IOException {
        Socket socket = listener.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Session(socket);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One connection. */
    record Session(Socket socket) implements AutoCloseable {
        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Ends the connection when the program has read everything. */
        void finish() throws IOException {
            socket.shutdownOutput();
            awaitEnd();
        }

        /** Waits until the program has ended the connection. */
        void awaitEnd() throws IOException {
            if (socket.getInputStream().read() >= 0) {
                throw new IOException("the program has sent something");
            }
            socket.close();
        }

        /** Ends the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
