package dev.hiveparquet.delivery;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Right and wrong edits of every file under a feed's full flow: each line once, and the feed stays connected. */
@Timeout(600)
class EditsUnderLoadIT {
    private static final int EDITS = Integer.getInteger("faults.edits", 24);
    private static final String COUNTS = "with numbers as (select regexp_extract(payload, ':([0-9]+),', 1)::bigint n"
            + " from $files) select concat_ws(' ', count(*), count(distinct n), min(n), max(n)) from numbers";

    private static final List<String> ROUTES =
            List.of("line-intake", "parquet-sink", "complete-by-age", "state-report");

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private @Nullable Path wrong;

    @Test
    void no_line_is_lost_or_doubled_and_no_connection_is_dropped_whatever_is_edited() throws Exception {
        Files.createDirectory(directory.resolve("routes"));
        try (LineServer server = new LineServer();
                Child child = receive(server)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> server.last() > 10_000);
            for (int i = 0; i < EDITS; i++) {
                edit();
                LockSupport.parkNanos(
                        Duration.ofMillis(100 + random.nextInt(2_500)).toNanos());
                assertThat(child.isAlive()).as(child.printed()).isTrue();
            }
            int toldBefore = told(child).length();
            mend();
            // In one go or in several: a look may come between two of the files, and while the disk is slow the program
            // tries again.
            await().atMost(Duration.ofMinutes(4))
                    .untilAsserted(() -> assertThat(told(child).substring(toldBefore))
                            .contains("In force now: ingest.max-rows=50000")
                            .satisfies(told -> assertThat(ROUTES).allMatch(route -> isInForce(route, told), told)));
            server.pause();
            Path journal = directory.resolve("state/journal");
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> JournalNumbers.in(journal).contains(server.last()));
            assertThat(child.terminate()).as(child.printed()).isZero();
            String last = Long.toString(server.last());
            assertThat(Rows.query(directory.resolve("out"), COUNTS)).containsExactly(last + " " + last + " 1 " + last);
            assertThat(told(child))
                    .containsOnlyOnce("Connected to ")
                    .containsPattern("(?s)(In force now: [a-z-]+[.]yaml.*){3}")
                    .contains("In force now: ingest.max-rows=50000")
                    .contains("An edit is not followed");
        }
        new Published(directory).isTidy();
    }

    private Child receive(LineServer server) throws IOException {
        String quiet = Files.readString(Path.of("src/test/resources/logback-test.xml"));
        Path log = Files.writeString(directory.resolve("log.xml"), quiet.replace("WARN", "INFO"));
        return Child.start(
                directory,
                List.of("-Dlogback.configurationFile=" + log),
                "--tcp-host",
                "127.0.0.1",
                "--tcp-port",
                Integer.toString(server.port()),
                "--journal-segment-bytes",
                "4MiB");
    }

    private static boolean isInForce(String route, String told) {
        return told.lines().anyMatch(line -> line.contains("In force now: ") && line.contains(route + ".yaml"));
    }

    /** What it has logged but for published files. */
    private static String told(Child child) throws IOException {
        return child.printed()
                .lines()
                .filter(line -> !line.contains(" published "))
                .collect(joining("\n"));
    }

    /** One more edit; what was wrong before is as it was again. */
    private void edit() throws IOException {
        if (wrong != null) {
            Files.delete(wrong);
            wrong = null;
        }
        String name = ROUTES.get(random.nextInt(ROUTES.size())) + ".yaml";
        switch (random.nextInt(9)) {
            case 0 -> properties("ingest.max-rows=" + (1_000 + random.nextInt(50_000)) + "\ningest.zstd-level=1\n");
            case 1 -> properties("ingest.max-rows=none\n");
            case 2 -> wrong = write(name, right(name).substring(0, right(name).length() / 2) + "\n  - [");
            case 3 -> wrong = write(name, right(name).replace("ref: ", "ref: no"));
            case 4 -> wrong = write("error-handling.yaml", right("error-handling.yaml") + "# waits\n");
            default -> write(name, right(name) + "# edit " + random.nextInt() + "\n");
        }
    }

    private void mend() throws IOException {
        if (wrong != null) {
            Files.delete(wrong);
        }
        for (String name : ROUTES) {
            write(name + ".yaml", right(name + ".yaml") + "# mended\n");
        }
        properties("ingest.max-rows=50000\n");
    }

    private static String right(String name) throws IOException {
        return Files.readString(Path.of("routes", name));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve("routes").resolve(name), text);
    }

    private void properties(String text) throws IOException {
        Files.writeString(directory.resolve("application.properties"), text);
    }
}
