package dev.hiveparquet.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What stands between the program and its object store: open, shut, or about to do something at a certain request or at its
 * answer. Closing it cuts all connections.
 */
final class StoreGate implements AutoCloseable {
    /** Something to be done once, when the bytes that go one way begin with these letters. */
    private record Trap(boolean answer, String method, Runnable action) {}

    private final ServerSocket listener;
    private final int store;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private volatile boolean open = true;

    StoreGate(int store) throws IOException {
        this.store = store;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Lets connections through; or cuts them, and every one to come. */
    void open(boolean opened) {
        open = opened;
        if (!opened) {
            sockets.forEach(StoreGate::cut);
        }
    }

    /** Does something once, before a request of this method reaches the store, or its answer the program. */
    void atNext(String method, boolean answer, Runnable action) {
        trap.set(new Trap(answer, method, action));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (open) {
                    join(client);
                } else {
                    cut(client);
                }
            } catch (IOException e) {
                // The gate is closed, or the store is away; the loop knows which.
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        sockets.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), store);
        sockets.add(server);
        AtomicReference<String> method = new AtomicReference<>("");
        daemon(() -> pass(client, server, method, false));
        daemon(() -> pass(server, client, method, true));
    }

    private void pass(Socket from, Socket to, AtomicReference<String> method, boolean answer) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                String begin = new String(buffer, 0, Math.min(length, 8), StandardCharsets.ISO_8859_1);
                if (!answer && begin.matches("(?s)(PUT|HEAD|GET|POST|DELETE) .*")) {
                    method.set(begin.substring(0, begin.indexOf(' ')));
                }
                spring(method.get(), answer);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side is gone; the other goes with it.
            return;
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void spring(String method, boolean answer) {
        Trap set = trap.get();
        if (set != null && set.answer() == answer && set.method().equals(method) && trap.compareAndSet(set, null)) {
            set.action().run();
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "store-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open(false);
    }
}
