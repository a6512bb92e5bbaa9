package dev.hiveparquet.demo;

import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import dev.hiveparquet.simulate.FeedServer;
import dev.hiveparquet.simulate.Noise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A numbered feed with a little of everything that goes wrong, over TCP from a thread of its own. */
final class DemoFeed implements AutoCloseable {
    private static final Noise NOISE = new Noise(0.01, 0.01, 0.01, 0.02, 0.02, Duration.ofHours(2));

    private final FeedServer server;
    private final CompletableFuture<Long> taken = new CompletableFuture<>();

    /** Waits on a free loopback port for someone to send so many lines to. */
    DemoFeed(long lines, int linesPerSecond) throws IOException {
        server = new FeedServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), linesPerSecond, Duration.ZERO);
        FeedOptions options =
                FeedOptions.of(System.nanoTime(), lines).withNumbers().withNoise(NOISE);
        Thread thread = new Thread(() -> run(options, linesPerSecond), "demo-feed");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.port();
    }

    /** Lines sent so far, blank ones not counted. */
    long sent() {
        return server.lines();
    }

    /** Waits until every line is sent and the client has closed its side, at most so long; tells whether it is so. */
    boolean taken(Duration wait) throws IOException, InterruptedException {
        try {
            taken.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the feed failed", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void run(FeedOptions options, int linesPerSecond) {
        try {
            server.run(() -> new FeedGenerator(options.withTime(Instant.now(), linesPerSecond)));
            taken.complete(server.lines());
        } catch (IOException | RuntimeException e) {
            taken.completeExceptionally(e);
        }
    }
}
