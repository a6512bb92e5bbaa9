package dev.hiveparquet.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends one feed over TCP to whoever is connected.
 *
 * <p>The feed is one: every client gets the lines from where the feed stands when it connects, always beginning with a whole
 * line, and who comes back finds a gap, not the beginning. While nobody is connected the feed waits. The slowest client sets
 * the pace of all, for nothing is buffered beyond one block and what the kernel holds of each socket. The generator is asked
 * for at the first connection. Connections beyond {@value #MAX_CLIENTS} are closed at once.
 *
 * <p>{@link #run} is for one thread, the other methods are for any.
 */
public final class FeedServer implements AutoCloseable {
    /** Connections at one time. */
    static final int MAX_CLIENTS = 64;

    private static final int WAIT_MILLIS = 100;
    private static final long RETRY_NANOS = 10_000_000;
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final ServerSocket listener = new ServerSocket();
    private final List<Socket> clients = new ArrayList<>();
    private final FeedRun run;

    /**
     * Listens from now on.
     *
     * @param address where to; port 0 takes any free one
     * @param linesPerSecond 0 as fast as the clients take them
     * @param duration from the first connection; zero has no end
     * @throws IOException if the address cannot be listened on
     */
    public FeedServer(InetSocketAddress address, int linesPerSecond, Duration duration) throws IOException {
        run = new FeedRun(linesPerSecond, duration);
        try {
            listener.bind(address);
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /** The port that clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lines sent so far, blank ones not counted; lines on their way to a client that went away count as sent. */
    public long lines() {
        return run.lines();
    }

    /** Bytes sent so far, each once however many clients there are. */
    public long bytes() {
        return run.bytes();
    }

    /**
     * Sends the feed. At its end the connections are closed for writing, new ones refused, and the call returns when every
     * client has closed its side; after {@link #close} it returns at once.
     */
    public void run(Supplier<FeedGenerator> feed) throws IOException {
        Thread acceptor = new Thread(this::accept, "feed-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        awaitClient();
        if (!run.over()) {
            run.run(feed.get(), this::broadcast);
        }
        listener.close();
        for (Socket client : connected()) {
            finish(client);
        }
    }

    /** Stops sending, and closes every connection, also one that is being written to. */
    @Override
    public void close() throws IOException {
        run.stop();
        listener.close();
        synchronized (clients) {
            clients.notifyAll();
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                // The listener is closed, and the loop ends; or this client is gone; or files have run out, for a
                // while.
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void admit(Socket client) throws IOException {
        client.setSendBufferSize(SEND_BUFFER_BYTES);
        synchronized (clients) {
            if (clients.size() == MAX_CLIENTS || run.over()) {
                client.close();
            } else {
                clients.add(client);
                clients.notifyAll();
            }
        }
    }

    private void broadcast(byte[] buf, int length) {
        awaitClient();
        for (Socket client : connected()) {
            try {
                client.getOutputStream().write(buf, 0, length);
            } catch (IOException e) {
                leave(client);
            }
        }
    }

    private void awaitClient() {
        synchronized (clients) {
            while (clients.isEmpty() && !run.over()) {
                try {
                    clients.wait(WAIT_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    run.stop();
                }
            }
        }
    }

    private List<Socket> connected() {
        synchronized (clients) {
            return List.copyOf(clients);
        }
    }

    private void leave(Socket client) {
        synchronized (clients) {
            clients.remove(client);
        }
        try {
            client.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    private void finish(Socket client) {
        try (client) {
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            leave(client);
        }
    }
}
