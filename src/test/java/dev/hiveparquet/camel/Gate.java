package dev.hiveparquet.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port before a server that is shut, open, or takes connections without ever answering, as a test wants it. */
final class Gate implements AutoCloseable {
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket listener = new ServerSocket();
    private final URI server;

    private Gate(int port, URI server) throws IOException {
        this.server = server;
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(this::acceptAll);
    }

    /** Passes everything on. */
    static Gate open(int port, URI server) throws IOException {
        return new Gate(port, server);
    }

    /** Takes connections and never answers. */
    static Gate silent() throws IOException {
        return new Gate(0, null);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many connections were made. */
    int connections() {
        return server == null ? sockets.size() : sockets.size() / 2;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                if (server != null) {
                    Socket behind = new Socket(server.getHost(), server.getPort());
                    sockets.add(behind);
                    daemon(() -> copy(client, behind));
                    daemon(() -> copy(behind, client));
                }
            } catch (IOException e) {
                // The gate or the server behind it is closed.
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One of both has ended; so does the other.
            return;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
