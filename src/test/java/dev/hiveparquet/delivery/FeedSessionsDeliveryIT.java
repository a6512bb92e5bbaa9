package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to process, host and server, the sessions table accounts for every line that is published. */
@Timeout(300)
class FeedSessionsDeliveryIT {
    @TempDir
    Path directory;

    private Path table;
    private Published published;

    @BeforeEach
    void names() {
        table = directory.resolve("state/sessions");
        published = new Published(directory);
    }

    @Test
    void sessions_of_killed_processes_end_with_the_lines_that_were_accepted() throws Exception {
        try (LineServer server = new LineServer()) {
            for (int round = 0; round < 2; round++) {
                long enough = published.files() + 2;
                try (Child child = receive(server)) {
                    until(() -> published.files() >= enough);
                    child.kill();
                }
            }
            try (Child child = receive(server)) {
                long enough = published.files() + 2;
                until(() -> published.files() >= enough);
                server.pause();
                assertThat(child.terminate()).as(child.printed()).isZero();
            }
        }
        publishTheRest();
        assertThat(ends()).containsExactly("crash", "crash", "stop");
        assertThat(Rows.query(table, "select sum(lines) from $files"))
                .isEqualTo(Rows.query(directory.resolve("out"), "select count(*) from $files"));
        assertThat(Rows.query(table, "select count(*) from $files where ended_by = 'crash' and lost_bytes is null"))
                .containsExactly("2");
    }

    @Test
    void a_process_that_is_stopped_for_a_while_shows_as_a_silence_and_loses_nothing() throws Exception {
        try (LineServer server = new LineServer();
                Child child = receive(server)) {
            until(() -> published.files() >= 1);
            signal(child, "STOP");
            long stopped = System.nanoTime();
            until(() -> System.nanoTime() - stopped > TimeUnit.SECONDS.toNanos(3));
            long files = published.files();
            signal(child, "CONT");
            until(() -> published.files() > files + 1);
            server.pause();
            assertThat(child.terminate()).as(child.printed()).isZero();
        }
        publishTheRest();
        List<Long> numbers = published.numbers();
        assertThat(numbers).doesNotHaveDuplicates().hasSize((int) (long) numbers.get(numbers.size() - 1));
        assertThat(ends()).containsExactly("stop");
        assertThat(Rows.query(table, "select longest_silence_ms >= 2900 from $files"))
                .containsExactly("true");
    }

    @Test
    void a_server_that_moves_to_another_address_is_followed() throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 feed.test\n");
        try (ServerSocket one = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                ServerSocket other = new ServerSocket(one.getLocalPort(), 5, InetAddress.getByName("127.0.0.2"));
                Child child = Child.start(
                        directory,
                        List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=0"),
                        "--tcp-host",
                        "feed.test",
                        "--tcp-port",
                        Integer.toString(one.getLocalPort()),
                        "--tcp-backoff-initial",
                        "50ms")) {
            one.setSoTimeout(30_000);
            other.setSoTimeout(30_000);
            sendOneLineFrom(one, 1);
            Files.writeString(hosts, "127.0.0.2 feed.test\n");
            one.close();
            sendOneLineFrom(other, 2);
            assertThat(child.terminate()).as(child.printed()).isZero();
        }
        assertThat(published.numbers()).containsExactly(1L, 2L);
        assertThat(Rows.query(table, "select distinct split_part(address, ':', 1) from $files order by 1"))
                .containsExactly("127.0.0.1", "127.0.0.2");
    }

    private static void sendOneLineFrom(ServerSocket server, long number) throws IOException {
        try (Socket client = server.accept()) {
            client.getOutputStream().write((LineServer.line(number) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    private static void signal(Child child, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    /** How the sessions ended, parts of a longer one left out. */
    private List<String> ends() throws SQLException {
        return Rows.query(table, "select ended_by from $files where ended_by <> 'goes_on' order by began_at");
    }

    private void publishTheRest() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.log"));
        try (Child child = Child.start(directory, List.of(), "-i", empty.toString())) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }
    }

    private Child receive(LineServer server) throws IOException {
        return Child.start(
                directory,
                List.of(),
                "--tcp-host",
                "127.0.0.1",
                "--tcp-port",
                Integer.toString(server.port()),
                "--tcp-backoff-initial",
                "50ms",
                "--max-rows",
                "5000",
                "--max-open-bytes",
                "4MiB");
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }
}
