package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One feed for all who are connected: exact bytes, nothing while nobody is there, no queue for who does not read. */
@SuppressWarnings("try") // a server is closed before the end of its block, to see what follows
@Timeout(30)
class FeedServerIT {
    private static final int UNLIMITED = 0;
    private static final FeedOptions ENDLESS = FeedOptions.of(1, Long.MAX_VALUE).withNumbers();

    @Test
    void a_client_gets_the_feed_byte_for_byte_and_its_end() throws Exception {
        FeedOptions options = FeedOptions.of(1, 20_001).withNumbers();
        try (FeedServer server = server(UNLIMITED)) {
            CompletableFuture<Void> run = run(server, options);
            try (Socket client = connect(server)) {
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(FeedLines.bytes(options));
                assertThat(run).isNotDone();
            }
            run.get(10, TimeUnit.SECONDS);
            assertThat(server.lines()).isEqualTo(20_001);
            assertThat(server.bytes()).isEqualTo(FeedLines.bytes(options).length);
            assertThatThrownBy(() -> connect(server)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void who_does_not_read_stops_the_feed() throws Exception {
        try (FeedServer server = server(UNLIMITED)) {
            CompletableFuture<Void> run = run(server, ENDLESS);
            try (Socket client = connect(server)) {
                await().atMost(Duration.ofSeconds(10)).until(() -> server.bytes() > 0);
                await().atMost(Duration.ofSeconds(10))
                        .during(Duration.ofMillis(500))
                        .until(new Unchanged(server)::holds);
                long stuck = server.bytes();
                assertThat(stuck).isLessThan(16 * 1024 * 1024);

                client.getInputStream().readNBytes((int) stuck);
                await().atMost(Duration.ofSeconds(10)).until(() -> server.bytes() > stuck);
            }
            server.close();
            run.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closing_ends_a_feed_that_is_stuck() throws Exception {
        FeedServer server = server(UNLIMITED);
        CompletableFuture<Void> run = run(server, ENDLESS);
        try (Socket client = connect(server)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> server.bytes() > 0);
            server.close();
            run.get(10, TimeUnit.SECONDS);
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void closing_ends_a_feed_that_nobody_has_asked_for() throws Exception {
        FeedServer server = server(UNLIMITED);
        CompletableFuture<Void> run = run(server, ENDLESS);
        server.close();

        run.get(10, TimeUnit.SECONDS);
        assertThat(server.lines()).isZero();
    }

    @Test
    void who_comes_back_finds_whole_lines_further_on() throws Exception {
        try (FeedServer server = server(2_000)) {
            CompletableFuture<Void> run = run(server, ENDLESS);
            long left;
            try (Socket client = connect(server)) {
                assertThat(firstNumber(client)).isEqualTo(1);
                left = server.lines();
            }
            try (Socket client = connect(server)) {
                assertThat(firstNumber(client)).isGreaterThan(left);
            }
            server.close();
            run.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void two_clients_get_the_same_lines() throws Exception {
        try (FeedServer server = server(1_000)) {
            CompletableFuture<Void> run = run(server, ENDLESS);
            try (Socket first = connect(server);
                    Socket second = connect(server)) {
                long number = firstNumber(second);
                assertThat(firstNumber(first)).isEqualTo(1);
                String tail = new String(first.getInputStream().readNBytes(100_000), StandardCharsets.ISO_8859_1);
                assertThat(tail).containsPattern("n:" + (number + 500) + "[,*]");
            }
            server.close();
            run.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_rate_is_kept() throws Exception {
        try (FeedServer server = server(1_000)) {
            CompletableFuture<Void> run = run(server, FeedOptions.of(1, 1_500));
            long begun = System.nanoTime();
            try (Socket client = connect(server)) {
                client.getInputStream().readAllBytes();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(6));
            run.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_duration_ends_the_feed_at_the_end_of_a_line() throws Exception {
        try (FeedServer server = new FeedServer(loopback(0), 1_000, Duration.ofMillis(300))) {
            CompletableFuture<Void> run = run(server, ENDLESS);
            try (Socket client = connect(server)) {
                String feed = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(feed).endsWith("\r\n").hasLineCount((int) server.lines());
            }
            run.get(10, TimeUnit.SECONDS);
            assertThat(server.lines()).isBetween(100L, 1_000L);
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (FeedServer server = server(UNLIMITED)) {
            assertThatThrownBy(() -> new FeedServer(loopback(server.port()), 0, Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot listen on ")
                    .hasMessageContaining(":" + server.port());
        }
    }

    private static long firstNumber(Socket client) throws IOException {
        String text = new String(client.getInputStream().readNBytes(250), StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("\\");
        return Long.parseLong(DecodedLine.of(text.split("\r\n", 2)[0]).tags().get("n"));
    }

    private static FeedServer server(int linesPerSecond) throws IOException {
        return new FeedServer(loopback(0), linesPerSecond, Duration.ZERO);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Socket connect(FeedServer server) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(64 * 1024);
        client.connect(loopback(server.port()), 5_000);
        return client;
    }

    private static CompletableFuture<Void> run(FeedServer server, FeedOptions options) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        server.run(() -> new FeedGenerator(options));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> new Thread(command, "feed").start());
    }

    /** Whether the server has sent nothing since it was asked last. */
    private static final class Unchanged {
        private final FeedServer server;
        private long bytes = -1;

        Unchanged(FeedServer server) {
            this.server = server;
        }

        boolean holds() {
            boolean unchanged = bytes == server.bytes();
            bytes = server.bytes();
            return unchanged;
        }
    }
}
