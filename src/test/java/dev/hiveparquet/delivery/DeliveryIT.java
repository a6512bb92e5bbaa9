package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import dev.hiveparquet.simulate.Noise;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
 * Whatever happens to the process, every line of an input file is published exactly once, where it belongs.
 *
 * <p>The process is killed as many times as the system property {@code faults.rounds} says.
 */
@Timeout(7200)
class DeliveryIT {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 5);
    private static final long LINES = 100_000;

    /** So many that reading them takes much longer than a signal needs. */
    private static final long MANY_LINES = 500_000;

    private static final Noise NOISE = new Noise(0.01, 0.01, 0.01, 0.05, 0.05, Duration.ofHours(12));

    @TempDir
    Path directory;

    @Test
    void a_file_is_published_exactly_once_however_often_the_process_is_killed() throws Exception {
        Path input = feedFile(LINES);
        Path calm = Files.createDirectory(directory.resolve("calm"));
        Path killed = Files.createDirectory(directory.resolve("killed"));
        try (Child child = read(calm, input)) {
            assertThat(child.exitCode()).isZero();
        }
        long total = new Published(calm).files();
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            killOnTheWay(killed, input, random, Math.max(1, total / (ROUNDS + 1)));
        }
        try (Child child = read(killed, input)) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }

        new Published(calm)
                .holdsExactly(LongStream.rangeClosed(1, LINES).boxed().toList());
        Published published = new Published(killed);
        published.holdsTheRowsOf(new Published(calm));
        published.liesWhereItBelongs("hour");
        published.isTidy();
        try (Child child = read(killed, input)) {
            assertThat(child.exitCode()).isZero();
            assertThat(child.printed()).contains("read         0 lines");
        }
        published.holdsTheRowsOf(new Published(calm));
    }

    private static void killOnTheWay(Path where, Path input, Random random, long atMostFiles) throws Exception {
        Published published = new Published(where);
        long enough = published.files() + 1 + random.nextLong(atMostFiles);
        try (Child child = read(where, input)) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !child.isAlive() || published.files() >= enough);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(30_000)));
            child.kill();
        }
    }

    @Test
    void a_file_that_a_stop_interrupts_is_not_done_and_the_next_run_goes_on_with_it() throws Exception {
        Path input = feedFile(MANY_LINES);
        Published published = new Published(directory);
        try (Child child = read(directory, input)) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> published.files() > 5);
            assertThat(child.terminate()).isEqualTo(1);
            assertThat(child.printed()).contains("stopped before the end of the input");
        }
        assertThat(published.numbers()).doesNotHaveDuplicates().hasSizeLessThan((int) MANY_LINES);
        published.isTidy();
        try (Child child = read(directory, input)) {
            assertThat(child.exitCode()).isZero();
        }

        published.holdsExactly(LongStream.rangeClosed(1, MANY_LINES).boxed().toList());
        published.isTidy();
    }

    @Test
    void a_second_process_on_the_same_directory_refuses_and_names_the_first() throws Exception {
        try (Child first = Child.start(directory, List.of(), "--tcp-host", "127.0.0.1", "--tcp-port", "1")) {
            Path lock = directory.resolve("out/.incoming/lock");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(lock) && Files.size(lock) > 0);
            try (Child second = Child.start(directory, List.of(), "--tcp-host", "127.0.0.1", "--tcp-port", "1");
                    Child third = Child.start(
                            directory,
                            List.of(),
                            "--tcp-host",
                            "127.0.0.1",
                            "--tcp-port",
                            "1",
                            "--state-dir",
                            "another")) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.printed()).contains("in use by process " + first.pid() + ",");
                assertThat(third.exitCode()).isEqualTo(2);
                assertThat(third.printed()).contains("in use by process " + first.pid() + ",");
            }
            assertThat(first.terminate()).isZero();
        }
    }

    @Test
    void two_thousand_partitions_at_once_fit_into_a_small_heap() throws Exception {
        int partitions = 2_000;
        Path input = directory.resolve("minutes.log");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            long seconds = FeedOptions.DEFAULT_START.getEpochSecond() + i * 60L;
            lines.add("\\n:" + (i + 1) + ",c:" + seconds + "*00\\!AIVDM,1,1,,A," + "0".repeat(400) + ",0*00");
        }
        Collections.shuffle(lines, new Random(1));
        Files.write(input, lines, StandardCharsets.US_ASCII);
        try (Child child = Child.start(
                directory,
                List.of("-Xmx64m"),
                "-i",
                input.toString(),
                "--partition-by",
                "minute",
                "--max-open-bytes",
                "8MiB")) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }

        Published published = new Published(directory);
        published.holdsExactly(LongStream.rangeClosed(1, partitions).boxed().toList());
        published.liesWhereItBelongs("minute");
        published.isTidy();
    }

    @Test
    void a_thousand_small_files_fit_into_a_small_heap() throws Exception {
        int files = 1_000;
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i <= files; i++) {
            Path input = directory.resolve("part-" + i + ".log");
            long seconds = FeedOptions.DEFAULT_START.getEpochSecond();
            Files.writeString(input, "\\n:" + i + ",c:" + seconds + "*00\\!AIVDM,1,1,,A,0,0*00\n");
            arguments.addAll(List.of("-i", input.toString()));
        }
        try (Child child = Child.start(directory, List.of("-Xmx64m"), arguments.toArray(String[]::new))) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }

        Published published = new Published(directory);
        published.holdsExactly(LongStream.rangeClosed(1, files).boxed().toList());
        published.isTidy();
    }

    /** Reads a file no faster than it is published. */
    private static Child read(Path where, Path input) throws IOException {
        return Child.start(
                where,
                List.of(),
                "-i",
                input.toString(),
                "--max-rows",
                "1500",
                "--max-open-bytes",
                "1MiB",
                "--page-bytes",
                "16KiB");
    }

    private Path feedFile(long lines) throws IOException {
        Path input = directory.resolve("feed.log");
        FeedGenerator feed = new FeedGenerator(FeedOptions.of(7, lines)
                .withNumbers()
                .withTime(FeedOptions.DEFAULT_START, 20)
                .withNoise(NOISE));
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(input))) {
            for (int length = feed.fill(buffer, lines); length > 0; length = feed.fill(buffer, lines)) {
                out.write(buffer, 0, length);
            }
        }
        return input;
    }
}
