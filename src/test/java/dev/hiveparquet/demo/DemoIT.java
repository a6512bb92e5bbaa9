package dev.hiveparquet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration tells a program that brings everything from one that does not, with a small program for each. */
@Timeout(90)
class DemoIT {
    private static final int LINES = 5_001;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_program_that_brings_every_line_passes() throws Exception {
        assertThat(run("all")).isZero();
        assertThat(report())
                .contains("In the bucket: 1 objects, ")
                .contains("check: 5001 lines sent, 5001 rows found: missing 0, doubled 0, foreign 0")
                .contains("Every line arrived exactly once.")
                .contains("  stopped in order")
                .contains("read_parquet('" + dir + "/s3/ais/source=*/**/*.parquet', hive_partitioning = true)");
    }

    @Test
    void a_program_that_loses_a_line_fails() throws Exception {
        assertThat(run("lose")).isEqualTo(1);
        assertThat(report())
                .contains("check: 5001 lines sent, 5000 rows found: missing 1, doubled 0, foreign 0")
                .contains("NOT every line arrived exactly once.");
    }

    @Test
    void a_program_that_uploads_nothing_fails() throws Exception {
        assertThat(run("nothing")).isEqualTo(1);
        assertThat(report()).contains("In the bucket: 0 objects, 0 bytes").contains("NOT every line arrived");
    }

    @Test
    void a_program_that_ends_by_itself_is_reported_with_its_last_words() throws Exception {
        assertThat(run("refuse")).isEqualTo(1);
        assertThat(report())
                .contains("the program did not take the whole feed; its last words (all of them: "
                        + dir.resolve("program.log"))
                .contains("  refused");
    }

    @Test
    void a_program_that_ends_with_an_error_is_reported() throws Exception {
        assertThat(run("fail")).isEqualTo(1);
        assertThat(report()).contains("the program ended with exit code 3");
    }

    private int run(String behaviour) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SmallProgram.class.getName(),
                behaviour);
        return new Demo(command, LINES, dir, new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
    }

    private String report() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
