package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.demo.EmbeddedS3;
import dev.hiveparquet.disk.DiskOperation;
import dev.hiveparquet.disk.HaltingDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the socket to the bucket: whenever the process dies, and whether or not the store is there, every accepted line is in
 * the bucket exactly once in the end, and nothing is left on the way.
 *
 * <p>{@code faults.rounds} is the number of kills; {@code faults.failpoints} how many of the steps that a calm run makes on
 * disk are tried, each twice under the profile {@code faults}.
 */
@Timeout(7200)
class StoreDeliveryIT {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
    private static final int FAILPOINTS = Integer.getInteger("faults.failpoints", 3);

    @TempDir
    Path directory;

    private EmbeddedS3 s3;
    private StoreGate gate;
    private LineServer server;
    private Path life;
    private Path run;
    private Path state;

    @BeforeEach
    void start() throws Exception {
        directory = directory.toRealPath();
        begin("first");
        server = new LineServer();
    }

    /** A directory, a store and a gate of their own. */
    private void begin(String name) throws Exception {
        life = Files.createDirectory(directory.resolve(name));
        run = Files.createDirectory(life.resolve("run"));
        state = life.resolve("state");
        s3 = new EmbeddedS3(Files.createDirectory(run.resolve("s3")), "ais");
        gate = new StoreGate(s3.endpoint().getPort());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        end();
    }

    private void end() throws Exception {
        gate.close();
        s3.close();
    }

    @Test
    void lines_are_in_the_bucket_exactly_once_however_often_process_and_store_go_away() throws Exception {
        Set<Long> accepted = new TreeSet<>();
        Random random = new Random(3);
        for (int round = 0; round < ROUNDS; round++) {
            boolean open = random.nextBoolean();
            gate.open(open);
            try (Child child = receive(List.of())) {
                killSomewhere(child, random, open);
            }
            accepted.addAll(accepted());
        }
        gate.open(true);
        finish(accepted);
        System.out.printf("%d kills, %d lines accepted, missing 0, doubled 0, altered 0%n", ROUNDS, accepted.size());
    }

    /** At random, or at a request to the store or its answer. */
    private void killSomewhere(Child child, Random random, boolean open) throws Exception {
        long enough = finished() + 1 + random.nextInt(5);
        if (open && random.nextInt(3) > 0) {
            gate.atNext(random.nextBoolean() ? "PUT" : "HEAD", random.nextBoolean(), child::kill9);
            await().until(() -> !child.isAlive());
        } else {
            await().until(() -> finished() >= enough);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(300_000)));
            child.kill();
        }
    }

    @Test
    void lines_are_in_the_bucket_exactly_once_wherever_between_two_steps_the_process_dies() throws Exception {
        Map<String, Integer> steps = steps();
        assertThat(steps.keySet())
                .as("steps of journal, ledger, publication and queue")
                .anyMatch(step -> step.startsWith(DiskOperation.Kind.FORCE_DIRECTORY + " "))
                .anyMatch(step -> step.matches("RENAME .*incoming.* to .*parquet"))
                .anyMatch(step -> step.matches("DELETE .*segment-N.log"));
        List<String> failpoints = new ArrayList<>();
        steps.forEach((step, times) -> failpoints.add(step + "#1"));
        steps.forEach((step, times) -> failpoints.add(step + "#" + Math.max(1, times / 2)));
        int stride = Math.max(1, failpoints.size() / FAILPOINTS);
        int tried = 0;
        int reached = 0;
        for (int i = 0; i < failpoints.size(); i += stride) {
            end();
            begin("failpoint-" + i);
            tried++;
            reached += dieAt(failpoints.get(i)) ? 1 : 0;
        }
        System.out.printf("%d steps, %d failpoints, %d reached%n", steps.size(), tried, reached);
        assertThat(2 * reached).as("failpoints that were reached").isGreaterThan(tried);
    }

    /** The steps of a calm run under this directory, and how often each came. */
    private Map<String, Integer> steps() throws Exception {
        Path record = directory.resolve("steps");
        try (Child child = receive(watched("-Dfaults.record=" + record))) {
            feed(child);
            assertThat(child.terminate()).as(child.printed()).isZero();
        }
        Map<String, Integer> steps = new LinkedHashMap<>();
        for (String line : Files.readAllLines(record)) {
            int mark = line.lastIndexOf('#');
            steps.put(line.substring(0, mark), Integer.valueOf(line.substring(mark + 1)));
        }
        return steps;
    }

    private boolean dieAt(String failpoint) throws Exception {
        int code;
        try (Child child = receive(watched("-Dfaults.halt=" + failpoint))) {
            feed(child);
            code = child.terminate();
        }
        Set<Long> accepted = accepted();
        assertThat(code).as(failpoint).isIn(HaltingDisk.HALTED, 0);
        finish(accepted);
        return code == HaltingDisk.HALTED;
    }

    private List<String> watched(String option) {
        return List.of(
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + HaltingDisk.class.getName(),
                "-Dfaults.root=" + life,
                option);
    }

    /** Some three segments of lines, until they are published and uploaded, or the process is gone. */
    private void feed(Child child) {
        long before = server.last();
        await().until(() -> !child.isAlive() || server.last() > before + 40_000);
        server.pause();
        await().until(() -> !child.isAlive() || objects() > 3);
        server.resume();
    }

    private long objects() throws IOException {
        try (Stream<Path> files = Files.walk(s3.objects())) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    /** Published files and objects. */
    private long finished() throws IOException {
        return objects() + new Published(run).files();
    }

    /** What must be in the bucket in the end: what is in the journal, on disk and in the bucket now. */
    private Set<Long> accepted() throws Exception {
        Set<Long> accepted = JournalNumbers.in(state.resolve("journal"));
        accepted.addAll(new StoredLines(run).numbers());
        return accepted;
    }

    /** One more start with nothing to receive: it replays, publishes and uploads the rest. */
    private void finish(Set<Long> accepted) throws Exception {
        Path empty = Files.createFile(life.resolve("empty.log"));
        try (Child child = child(List.of(), "-i", empty.toString())) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
        }
        assertThat(new Published(run).files()).as("left on the way").isZero();
        StoredLines stored = new StoredLines(s3.objects());
        List<Long> numbers = stored.numbers();
        Set<Long> missing = new TreeSet<>(accepted);
        missing.removeAll(Set.copyOf(numbers));
        assertThat(missing).as("missing").isEmpty();
        assertThat(numbers).as("doubled").hasSize(accepted.size()).doesNotHaveDuplicates();
        assertThat(stored.altered()).as("altered").isZero();
        isTidy();
    }

    private void isTidy() throws IOException {
        new Published(run).isTidy(where());
        try (Stream<Path> files = Files.walk(state)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.matches("segment-.*|.*\\.tmp|.*\\.damaged|.*\\.upload(\\.held)?"));
        }
    }

    private Child receive(List<String> jvmOptions) throws IOException {
        String port = Integer.toString(server.port());
        return child(jvmOptions, "--tcp-host", "127.0.0.1", "--tcp-port", port, "--tcp-backoff-initial", "50ms");
    }

    private Child child(List<String> jvmOptions, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(where());
        all.addAll(List.of("--max-rows", "5000", "--journal-segment-bytes", "1MiB", "--max-open-bytes", "4MiB"));
        return Child.start(run, jvmOptions, all.toArray(String[]::new));
    }

    /** The options that name state and bucket. */
    private List<String> where() {
        List<String> options = new ArrayList<>(List.of("--state-dir", state.toString(), "--s3-bucket", "ais"));
        options.addAll(List.of("--s3-endpoint", gate.endpoint(), "--s3-access-key", s3.accessKey()));
        options.addAll(List.of("--s3-secret-key", s3.secretKey()));
        return options;
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(120));
    }
}
