package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time has a directory, and a process that died has none. */
class StateLockTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("lock");
    }

    /** What the other process runs: it takes the lock, says so, and keeps it until its input ends. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            try (StateLock lock = StateLock.acquire(Path.of(args[0]), STARTED)) {
                System.out.println(lock == null ? "" : "held");
                System.in.read();
            }
        }
    }

    @Test
    void the_second_in_one_process_is_refused_and_does_not_let_the_first_go() throws Exception {
        try (StateLock lock = StateLock.acquire(file, STARTED)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> StateLock.acquire(file, STARTED))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining(directory.toRealPath().toString());

            Process other = holder();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isEqualTo(1);
        }
    }

    @Test
    void the_second_process_is_told_of_the_first_and_may_go_on_when_that_is_killed() throws Exception {
        Process other = holder();
        try (BufferedReader out = other.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).isEqualTo("held");

            assertThatThrownBy(() -> StateLock.acquire(file, STARTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage("directory " + directory.toRealPath() + " is in use by process " + other.pid()
                            + ", started 2026-01-01T00:00:00Z; stop that process, or use another directory");

            other.destroyForcibly();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            try (StateLock lock = StateLock.acquire(file, STARTED)) {
                assertThat(lock).isNotNull();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_lock_file_that_a_dead_process_left_is_in_nobodys_way() throws IOException {
        Files.writeString(file, "process 999999999, started 1970-01-01T00:00:00Z and a good deal longer than that\n");

        try (StateLock lock = StateLock.acquire(file, STARTED)) {
            assertThat(lock).isNotNull();
            assertThat(file)
                    .hasContent("process " + ProcessHandle.current().pid() + ", started 2026-01-01T00:00:00Z\n");
        }
        try (StateLock again = StateLock.acquire(file, STARTED)) {
            assertThat(again).isNotNull();
        }
    }

    private Process holder() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void whether_it_is_held_can_be_asked_without_changing_anything() throws IOException {
        Path file = directory.resolve("lock");
        assertThat(StateLock.isHeld(file)).isFalse();
        assertThat(file).doesNotExist();
        try (StateLock lock = StateLock.acquire(file, Instant.EPOCH)) {
            assertThat(StateLock.isHeld(file)).isTrue();
            assertThat(lock).isNotNull();
        }
        assertThat(StateLock.isHeld(file)).isFalse();
    }
}
