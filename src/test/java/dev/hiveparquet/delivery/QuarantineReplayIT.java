package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of the quarantine are fed back exactly once however often the process is killed meanwhile, as many times as the
 * system property {@code faults.rounds} says.
 */
@Timeout(600)
class QuarantineReplayIT {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
    private static final int LINES = 20_000;
    private static final int CUT = 3;

    @TempDir
    Path directory;

    @Test
    void lines_are_fed_back_exactly_once_however_often_the_process_is_killed() throws Exception {
        Path input = overlongLines();
        Published published = new Published(directory);
        try (Child child = Child.start(directory, List.of(), "-i", input.toString(), "--max-line-bytes", "1KiB")) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
            assertThat(child.printed()).contains("quarantined  20,003 lines");
        }
        Random random = new Random(4);
        for (int round = 0; round < ROUNDS; round++) {
            long enough = published.files() + 1 + random.nextInt(4);
            try (Child child = replay()) {
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !child.isAlive() || published.files() >= enough);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(30_000)));
                child.kill();
            }
        }
        try (Child child = replay()) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }

        published.holdsExactly(LongStream.rangeClosed(1, LINES).boxed().toList());
        published.isTidy();
        assertThat(Rows.query(
                        directory.resolve("state/quarantine"),
                        "select concat_ws(' ', count(*), min(reason), min(octet_length(bytes))) from $files"))
                .containsExactly(CUT + " overlong 1024");
        try (Child child = replay()) {
            assertThat(child.exitCode()).isZero();
            assertThat(child.printed()).contains("read         0 lines");
        }
    }

    /** Alone, since without an input nothing else is read. */
    private Child replay() throws IOException {
        return Child.start(
                directory,
                List.of(),
                "--replay",
                "overlong",
                "--max-line-bytes",
                "2KiB",
                "--max-rows",
                "1000",
                "--max-open-bytes",
                "1MiB",
                "--page-bytes",
                "16KiB");
    }

    private Path overlongLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= LINES; i++) {
            lines.add("\\n:" + i + ",c:" + (1_767_225_600L + i) + "*00\\!AIVDM,1,1,,A," + "0".repeat(1_100) + ",0*00");
        }
        for (int i = 0; i < CUT; i++) {
            lines.add(LINES / 2, "z".repeat(2_000_000));
        }
        return Files.write(directory.resolve("overlong.log"), lines, StandardCharsets.US_ASCII);
    }
}
