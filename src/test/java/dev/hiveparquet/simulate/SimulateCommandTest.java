package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command writes, how it ends, and what it refuses. */
class SimulateCommandTest {
    @TempDir
    Path dir;

    private final StringWriter err = new StringWriter();

    @Test
    void a_file_holds_the_feed() throws IOException {
        Path file = dir.resolve("feed.nmea");

        assertThat(execute("--output", file.toString(), "--seed", "9", "--count", "5001", "--numbered"))
                .isZero();
        assertThat(Files.readAllBytes(file))
                .isEqualTo(FeedLines.bytes(FeedOptions.of(9, 5001).withNumbers()));
        assertThat(err.toString()).startsWith("simulate: 5001 lines, " + Files.size(file) + " bytes in ");
    }

    @Test
    void every_option_reaches_the_feed() throws IOException {
        Path file = dir.resolve("feed.nmea");
        int code = execute(("-o " + file + " --seed 9 --count 5000 --start 2025-06-01T00:00:00Z --lines-per-second 50"
                        + " --vessels 30 --shuffle-window 1m --garbage 0.1 --bad-checksums 0.2 --blank 0.3 --untimed 0.4"
                        + " --late 0.5 --late-by 3h")
                .split(" "));
        FeedOptions options = new FeedOptions(
                9,
                5_000,
                Instant.parse("2025-06-01T00:00:00Z"),
                50,
                30,
                false,
                Duration.ofMinutes(1),
                new Noise(0.1, 0.2, 0.3, 0.4, 0.5, Duration.ofHours(3)));

        assertThat(code).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(FeedLines.bytes(options));
    }

    @Test
    void sentence_time_runs_at_the_rate_unless_told_otherwise() {
        assertThat(linesPerSecond(20)).isEqualTo(20);
        assertThat(linesPerSecond(0)).isEqualTo(300);
        assertThat(linesPerSecond(20, "--lines-per-second", "7")).isEqualTo(7);
    }

    private static int linesPerSecond(int rate, String... args) {
        return CommandLine.populateCommand(new FeedArguments(), args)
                .options(FeedOptions.DEFAULT_START, rate)
                .linesPerSecond();
    }

    @Test
    void the_help_shows_defaults() {
        assertThat(new CommandLine(new SimulateCommand()).getUsageMessage(CommandLine.Help.Ansi.OFF))
                .contains("default 127.0.0.1", "default 600")
                .doesNotContain("${");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --count 5                          | Missing required argument (specify one of these): (-o=FILE | --tcp-port=N)
            -o feed --tcp-port 1               | are mutually exclusive (specify only one)
            -o feed                            | --count or --duration is needed with a file
            -o feed --count 9 --rate 300       | --rate slows down --tcp-port and standard output only; for 300 lines in a second of sentence time give --lines-per-second 300
            -o - --count 0                     | --count must be 1 to 9223372036854775807: 0
            -o - --count x                     | Invalid value for option '--count': 'x' is not a long
            -o - --rate -1                     | --rate must be 0 to 1000000: -1
            -o - --garbage 1.5                 | --garbage must be a share from 0 to 1: 1.5
            -o - --vessels 1                   | --vessels must be 2 to 100000: 1
            -o - --late-by 0s                  | --late-by must be 1 s to 365 d: PT0S
            -o - --shuffle-window 6            | '6' is no duration like 500ms, 30s, 5m, 6h or 2d
            -o - --start yesterday             | Invalid value for option '--start'
            --tcp-port 65536                   | --tcp-port must be 0 to 65535: 65536
            """)
    void a_mistake_exits_2_and_is_named_without_a_stack_trace(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void a_file_that_cannot_be_written_exits_1_and_is_named() {
        Path file = dir.resolve("missing").resolve("feed.nmea");

        assertThat(execute("-o", file.toString(), "--count", "1")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("simulate: cannot write to " + file)
                .doesNotContain("\tat ");
    }

    private int execute(String... args) {
        return new CommandLine(new SimulateCommand())
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
