package dev.hiveparquet.upload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.config.S3Credentials;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.S3Transfer;
import dev.hiveparquet.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.sync.RequestBody;

/** The slowest line that is waited for can be another one while the client is open. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MinRateIT {
    private static final Secret KEY = new Secret("key");

    @Test
    void an_attempt_is_given_up_by_the_rate_that_holds_when_it_begins() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ObjectStore store = new ObjectStore(settings(server.getLocalPort()))) {
            Thread answering = new Thread(() -> answerWithoutEnd(server), "slow-store");
            answering.setDaemon(true);
            answering.start();

            // At a byte a second it would be half an hour.
            store.minRate(1 << 20);
            assertThatThrownBy(() -> store.client()
                            .putObject(put -> put.bucket("ais").key("a"), RequestBody.fromBytes(new byte[2_000])))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
    }

    private static S3Settings settings(int port) {
        return new S3Settings(
                "ais",
                "eu-north-1",
                URI.create("http://127.0.0.1:" + port),
                "",
                true,
                new S3Credentials.Keys(KEY, KEY, null),
                false,
                4,
                new S3Transfer(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1 << 30));
    }

    /** A header that goes on and on: no pause is as long as the time-out for an answer. */
    private static void answerWithoutEnd(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                client.getOutputStream().write('a');
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException e) {
            // The client has given up.
            return;
        }
    }
}
