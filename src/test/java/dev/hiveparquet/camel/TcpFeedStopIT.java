package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A step of the feed's route that hangs holds up a stop for a bounded time and loses nothing that was accepted. */
@Timeout(120)
class TcpFeedStopIT {
    @TempDir
    Path dir;

    @Test
    void a_block_that_hangs_behind_the_journal_goes_in_at_the_next_start() throws Exception {
        Path routes = Files.createDirectory(dir.resolve("hanging"));
        String route = Files.readString(Path.of("routes/tcp-feed.yaml"));
        String hanging = route.replace(
                "        - to:\n            id: intake-received-block",
                "        - delay:\n            constant: \"60000\"\n        - to:\n            id: intake-received-block");
        assertThat(hanging).isNotEqualTo(route);
        Files.writeString(routes.resolve("tcp-feed.yaml"), hanging);

        try (FeedStand stand = FeedStand.open();
                Run run = start(stand)
                        .with(Option.ROUTES, routes)
                        .with(Option.SHUTDOWN_TIMEOUT, "2s")
                        .run();
                Session session = stand.accept()) {
            session.send("1\n2\n");
            Waits.until(() -> Rows.names(dir.resolve("state/journal")).size() > 1);
            assertThat(run.millisToStop()).isLessThan(12_000L);
        }
        assertThat(Rows.names(dir.resolve("state/journal"))).hasSizeGreaterThan(1);

        try (FeedStand stand = FeedStand.open();
                Run run = start(stand).with(Option.MAX_AGE, "100ms").run()) {
            Waits.until(() -> Rows.under(dir.resolve("data")).count() == 2);
            assertThat(run.stop()).isZero();
        }
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2");
    }

    private Start start(FeedStand stand) {
        return new Start(dir).with(Option.TCP_HOST, "127.0.0.1").with(Option.TCP_PORT, stand.port());
    }
}
