package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.demo.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hours of a feed as fast as it goes, with a fault every 20,000 lines: nothing that was accepted is missing, doubled or
 * altered, and memory, open files and threads stay where they were. The system property {@code faults.lines} is how many
 * lines; the profile {@code faults} sets it to eight hours' worth.
 */
@Timeout(value = 12, unit = TimeUnit.HOURS)
@DisabledIfSystemProperty(named = "faults.lines", matches = "0", disabledReason = "only with -Pfaults")
class LongFeedIT {
    private static final long LINES = Long.getLong("faults.lines", 0);
    private static final long LINES_BETWEEN = 20_000;
    private static final long MAX_RESIDENT_KIB = 600_000;
    private static final int MAX_FILES = 300;
    private static final int MAX_THREADS = 100;

    @TempDir
    Path directory;

    private final Set<Long> accepted = new TreeSet<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private EmbeddedS3 s3;
    private StoreGate gate;
    private LineServer server;
    private Path run;
    private Path state;
    private Child child;

    private enum Fault {
        KILL,
        STOP,
        STORE_AWAY,
        STORE_BACK,
        RESET,
        GARBAGE,
        PAUSE
    }

    @Test
    void a_feed_of_hours_with_a_fault_every_20_000_lines_is_delivered_exactly_once() throws Exception {
        directory = directory.toRealPath();
        run = Files.createDirectory(directory.resolve("run"));
        state = directory.resolve("state");
        Random random = new Random(4);
        try (EmbeddedS3 store = new EmbeddedS3(Files.createDirectory(run.resolve("s3")), "ais");
                StoreGate door = new StoreGate(store.endpoint().getPort());
                LineServer lines = new LineServer()) {
            s3 = store;
            gate = door;
            server = lines;
            child = receive();
            try {
                while (server.last() < LINES) {
                    awaitLines(server.last() + LINES_BETWEEN);
                    happen(Fault.values()[random.nextInt(Fault.values().length)]);
                }
            } finally {
                child.kill();
            }
            gate.open(true);
            note();
            finish();
        }
    }

    private void awaitLines(long until) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(() -> server.last() >= until);
    }

    private void happen(Fault fault) throws Exception {
        faults.merge(fault, 1, Integer::sum);
        staysWithinBounds();
        switch (fault) {
            case KILL -> {
                child.kill();
                note();
                child = receive();
            }
            case STOP -> {
                assertThat(child.terminate()).as(child.printed()).isZero();
                note();
                child = receive();
            }
            case STORE_AWAY -> gate.open(false);
            case STORE_BACK -> gate.open(true);
            case RESET -> server.reset();
            case GARBAGE -> server.garbage();
            case PAUSE -> {
                signal("-STOP");
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                signal("-CONT");
            }
        }
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", name, Long.toString(child.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void staysWithinBounds() throws IOException {
        Path process = Path.of("/proc", Long.toString(child.pid()));
        if (!child.isAlive() || !Files.isDirectory(process)) {
            return;
        }
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            assertThat(files.count()).as("open files").isLessThan(MAX_FILES);
        }
        for (String line : Files.readAllLines(process.resolve("status"))) {
            String[] field = line.split("\\s+", -1);
            if (field[0].equals("VmRSS:")) {
                assertThat(Long.parseLong(field[1])).as("resident KiB").isLessThan(MAX_RESIDENT_KIB);
            } else if (field[0].equals("Threads:")) {
                assertThat(Integer.parseInt(field[1])).as("threads").isLessThan(MAX_THREADS);
            }
        }
    }

    /** What a process that is gone had accepted. */
    private void note() throws IOException {
        accepted.addAll(JournalNumbers.in(state.resolve("journal")));
    }

    private void finish() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.log"));
        try (Child last = child("-i", empty.toString())) {
            assertThat(last.exitCode()).as(last.printed()).isZero();
        }
        StoredLines stored = new StoredLines(s3.objects());
        List<Long> numbers = stored.numbers();
        assertThat(numbers).as("doubled").doesNotHaveDuplicates();
        Set<Long> missing = new TreeSet<>(accepted);
        missing.removeAll(Set.copyOf(numbers));
        assertThat(missing).as("missing").isEmpty();
        assertThat(stored.altered()).as("altered").isZero();
        new Published(run).isTidy(where());
        System.out.printf("%d lines sent, %d delivered, %s%n", server.last(), numbers.size(), faults);
    }

    private Child receive() throws IOException {
        String port = Integer.toString(server.port());
        return child("--tcp-host", "127.0.0.1", "--tcp-port", port, "--tcp-backoff-initial", "50ms");
    }

    private Child child(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(where());
        all.addAll(List.of("--max-rows", "20000", "--journal-segment-bytes", "4MiB", "--max-open-bytes", "8MiB"));
        return Child.start(run, List.of("-Xmx128m"), all.toArray(String[]::new));
    }

    /** The options that name state and bucket. */
    private List<String> where() {
        List<String> options = new ArrayList<>(List.of("--state-dir", state.toString(), "--s3-bucket", "ais"));
        options.addAll(List.of("--s3-endpoint", gate.endpoint(), "--s3-access-key", s3.accessKey()));
        options.addAll(List.of("--s3-secret-key", s3.secretKey()));
        return options;
    }
}
