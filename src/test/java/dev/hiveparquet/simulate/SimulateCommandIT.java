package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How the command takes SIGTERM, as a process of its own. */
@Timeout(60)
class SimulateCommandIT {
    @TempDir
    Path dir;

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulateCommand()).execute(args));
    }

    @Test
    void sigterm_ends_standard_output_at_the_end_of_a_line() throws Exception {
        Path file = dir.resolve("feed.nmea");
        Process process = command("-o", "-", "--rate", "1000", "--duration", "1h")
                .redirectOutput(file.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.size(file) > 10_000);
            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(file)).endsWith("\r\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sigterm_ends_a_server_that_waits() throws Exception {
        Process process = command("--tcp-port", "0").start();
        try {
            assertThat(process.errorReader().readLine()).startsWith("simulate: listening on 127.0.0.1:");
            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder command(String... args) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulateCommandIT.class.getName());
        builder.command().addAll(List.of(args));
        return builder;
    }
}
