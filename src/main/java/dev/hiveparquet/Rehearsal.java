package dev.hiveparquet;

import dev.hiveparquet.camel.Ingest;
import dev.hiveparquet.camel.Scratch;
import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import dev.hiveparquet.simulate.FeedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/**
 * The command {@code rehearse}: one run on a small simulated feed and file, with HTTP and with an S3 server that is not
 * there, in a directory that goes afterwards. An installation's class archive is made of the classes that it loads.
 */
@Command(name = "rehearse", hidden = true, description = "run a small feed through everything, and keep nothing")
final class Rehearsal implements Callable<Integer> {
    private static final FeedOptions FEED = FeedOptions.of(1, 20_000);
    private static final int FILE_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private int httpPort;

    @Override
    public Integer call() throws Exception {
        httpPort = freePort();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Scratch scratch = Scratch.make("rehearsal");
                FeedServer feed = new FeedServer(anyPort, 0, Duration.ZERO)) {
            Commands commands = new Commands(
                    Surroundings.ofProcess(), Terminal.ofProcess(), configuration -> run(configuration, feed));
            return commands.execute(arguments(scratch.directory(), feed.port()));
        }
    }

    private String[] arguments(Path directory, int feedPort) throws IOException {
        Path file = Files.write(directory.resolve("ais.log"), lines());
        return new String[] {
            "--input=" + file,
            "--tcp-host=127.0.0.1",
            "--tcp-port=" + feedPort,
            "--source=rehearsal",
            "--out-dir=" + directory.resolve("data"),
            "--state-dir=" + directory.resolve("state"),
            "--s3-bucket=rehearsal",
            "--s3-endpoint=http://127.0.0.1:" + freePort(),
            "--s3-access-key=none",
            "--s3-secret-key=none",
            "--http-port=" + httpPort,
            "--shutdown-timeout=1s"
        };
    }

    private static byte[] lines() {
        byte[] lines = new byte[FILE_BYTES];
        return Arrays.copyOf(lines, new FeedGenerator(FEED).fill(lines, FEED.count()));
    }

    private int run(LiveConfiguration configuration, FeedServer feed) {
        Ingest ingest = new Ingest(configuration);
        Thread end = new Thread(() -> endAfterFeed(ingest, feed), "rehearsal-end");
        end.setDaemon(true);
        end.start();
        return ingest.run();
    }

    private void endAfterFeed(Ingest ingest, FeedServer feed) {
        try {
            feed.run(() -> new FeedGenerator(FEED));
            for (String page : new String[] {"health", "metrics"}) {
                URI uri = URI.create("http://127.0.0.1:" + httpPort + "/observe/" + page);
                HttpRequest request =
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(Rehearsal.class).warn("The rehearsal is cut short", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ingest.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
