package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operating system itself says no: the disk is full to the last byte, or the process may open no more files. The program
 * says so, takes nothing more than it can keep, and goes on by itself; every line that was sent is there once.
 */
@Timeout(600)
class SystemLimitsIT {
    private static final int TIMES = 3;

    @TempDir
    Path directory;

    @Test
    void a_disk_that_is_full_to_the_last_byte_holds_lines_up_and_costs_none() throws Exception {
        Path place = Files.createDirectory(directory.toRealPath().resolve("disk"));
        Path kept = Files.createDirectory(directory.resolve("kept"));
        try (SmallDisk disk = SmallDisk.on(place).orElseGet(() -> abort("no disk can be mounted here"));
                LineServer server = new LineServer();
                Child child = Child.startBy(disk.entering(), directory, List.of(), server.options())) {
            for (int i = 0; i < TIMES; i++) {
                awaitProgress(server, disk.files());
                disk.fill();
                int told = i + 1;
                await().until(() -> count(child.printed(), "No space left on device") >= told);
                awaitStandstill(server);
                disk.empty();
            }
            stopAfterProgress(server, child, disk.files());
            disk.copyTo(kept);
            holdsAll(server, kept);
        }
    }

    @Test
    void a_process_that_may_open_no_more_files_goes_on_when_it_may_again() throws Exception {
        try (LineServer server = new LineServer();
                Child child = Child.start(directory, List.of("-cp", packaged()), server.options())) {
            for (int i = 0; i < TIMES; i++) {
                awaitProgress(server, directory);
                limitOpenFiles(child, "20");
                int told = i + 1;
                await().until(() -> count(child.printed(), "Too many open files") >= told);
                awaitStandstill(server);
                limitOpenFiles(child, "4096");
            }
            stopAfterProgress(server, child, directory);
            holdsAll(server, directory);
        }
    }

    private static void awaitProgress(LineServer server, Path files) throws IOException {
        Published published = new Published(files);
        long filesBefore = published.files();
        long linesBefore = server.last();
        await().until(() -> published.files() > filesBefore + 1 && server.last() > linesBefore + 10_000);
    }

    /** Nothing more is taken from the server, since there is nowhere to put it. */
    private static void awaitStandstill(LineServer server) {
        await().until(() -> {
            long before = server.last();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            return server.last() == before;
        });
    }

    private static void stopAfterProgress(LineServer server, Child child, Path files) throws Exception {
        awaitProgress(server, files);
        server.pause();
        await().until(() -> isIn(files.resolve("state/journal"), server.last()));
        assertThat(child.terminate()).as(child.printed()).isZero();
    }

    private void holdsAll(LineServer server, Path files) throws Exception {
        Published published = new Published(files);
        published.holdsExactly(LongStream.rangeClosed(1, server.last()).boxed().toList());
        published.liesWhereItBelongs("hour");
        published.isTidy();
    }

    private static boolean isIn(Path journal, long number) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            return !segments.isEmpty()
                    && Files.readString(segments.get(segments.size() - 1), StandardCharsets.ISO_8859_1)
                            .contains(LineServer.line(number) + "\r\n");
        }
    }

    private static void limitOpenFiles(Child child, String soft) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("prlimit", "--pid", Long.toString(child.pid()), "--nofile=" + soft + ":")
                    .inheritIO()
                    .start();
        } catch (IOException noSuchProgram) {
            abort("no limit can be set here: " + noSuchProgram.getMessage());
            return;
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A class path on which the program's own classes are in one file that is open from the start, as when installed. */
    private static String packaged() {
        Path jar = Path.of("target/hive-parquet-ingest.jar").toAbsolutePath();
        assertThat(jar).as("built by the phase package").exists();
        return jar + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60));
    }
}
