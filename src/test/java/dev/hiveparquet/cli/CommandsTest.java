package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OptionGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each form of the command line does, and with which exit code. */
class CommandsTest {
    @TempDir
    Path directory;

    private CommandLineFixture start;

    @BeforeEach
    void prepare() {
        start = new CommandLineFixture(directory);
    }

    @Test
    void without_a_command_it_runs_and_exits_as_the_run_says() throws Exception {
        start.runReturns = 1;
        assertThat(start.execute("-i", "a.log", "--input=b.log", "-s", "x", "-o", "out", "--keep-local"))
                .isEqualTo(1);
        assertThat(start.runs).hasSize(1);
        assertThat(start.runs.get(0).input().paths()).containsExactly("a.log", "b.log");
        assertThat(start.runs.get(0).input().source()).isEqualTo("x");
        assertThat(start.runs.get(0).output().outDir()).isEqualTo(directory.resolve("out"));
        assertThat(start.err()).isEmpty();
        assertThat(start.out()).isEmpty();
    }

    @Test
    void a_flag_alone_means_true_and_can_be_set_to_false() throws Exception {
        start.environment.put("KEEP_LOCAL", "true");
        start.execute("-i", "a", "-s", "x", "--s3-bucket", "ais");
        start.execute("-i", "a", "-s", "x", "--s3-bucket", "ais", "--keep-local=false");
        start.environment.clear();
        start.execute("-i", "a", "-s", "x", "--keep-local", "--s3-bucket", "ais");
        assertThat(start.runs.stream().map(run -> run.s3().keepLocal())).containsExactly(true, false, true);
    }

    @Test
    void values_are_taken_as_they_are() throws Exception {
        assertThat(start.execute("-i", "-", "-i", "${user.home}", "-i", "\"q\"", "-s", "@x"))
                .isEqualTo(0);
        assertThat(start.runs.get(0).input().paths()).containsExactly("-", "${user.home}", "\"q\"");
        assertThat(start.runs.get(0).input().source()).isEqualTo("@x");
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void every_option_is_on_the_command_line_and_in_the_help_with_its_environment_name(Option option) throws Exception {
        start.execute("--help");
        assertThat(start.out()).containsPattern("(^|[ ,])" + option.flag() + "[ =\\[\\n]");
        assertThat(start.out()).contains("[" + option.environmentName() + "]");
        start.execute(option.flag());
        assertThat(start.err()).doesNotContain("is not an option");
    }

    @Test
    void help_is_grouped_ends_with_two_examples_and_fits_a_hundred_columns() throws Exception {
        assertThat(start.execute("--help")).isEqualTo(0);
        assertThat(start.out()).startsWith("""
                        Usage: java -jar hive-parquet-ingest.jar [OPTIONS]
                               java -jar hive-parquet-ingest.jar COMMAND [OPTIONS]
                        """);
        assertThat(start.out())
                .containsSubsequence(Stream.of(OptionGroup.values())
                        .map(group -> "\n" + group.heading() + ":\n")
                        .toList());
        assertThat(start.out()).endsWith("""
                        Examples:
                          java -jar hive-parquet-ingest.jar --input ais.log --source archive --out-dir data
                          java -jar hive-parquet-ingest.jar --tcp-host feed.example.org --tcp-port 5631 \\
                              --source kystverket --s3-bucket ais-archive
                        """);
        assertThat(start.out()).contains("simulate", "Serve a made-up feed.");
        assertThat(start.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(start.err()).isEmpty();
        assertThat(start.runs).isEmpty();
    }

    @Test
    void help_shows_no_secret_and_recommends_the_environment_for_them() throws Exception {
        start.environment.put("S3_SECRET_KEY", "HIDDEN");
        start.execute("--help", "--s3-access-key", "HIDDEN");
        assertThat(start.out())
                .doesNotContain("HIDDEN")
                .containsPattern("--s3-secret-key=KEY +secret key; better kept in the environment \\[S3_SECRET_KEY]");
    }

    @Test
    void a_wrong_file_or_state_directory_is_told_by_a_health_check_too() throws Exception {
        assertThat(start.execute("--health-check", "--state-dir", "")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: --state-dir: \"\" is empty; e.g. --state-dir state\n");
        assertThat(start.execute("--health-check", "--config", "none")).isEqualTo(2);
        assertThat(start.err()).startsWith("hive-parquet-ingest: --config: \"none\" cannot be read");
    }

    @Test
    void version_outside_a_jar_is_development() throws Exception {
        assertThat(start.execute("--version")).isEqualTo(0);
        assertThat(start.out()).isEqualTo("hive-parquet-ingest development\n");
    }

    @Test
    void an_added_command_is_called_with_its_options_and_its_result_is_the_exit_code() throws Exception {
        assertThat(start.execute("simulate", "--rate", "42")).isEqualTo(42);
        assertThat(start.simulate.calls).isEqualTo(1);
        assertThat(start.runs).isEmpty();
    }

    @Test
    void an_added_command_has_its_own_help_and_its_own_mistakes() throws Exception {
        assertThat(start.execute("simulate", "--help")).isEqualTo(0);
        assertThat(start.out()).containsPattern("--rate=N +lines a second; default 10\n");
        assertThat(start.execute("simulate", "--rate", "fast")).isEqualTo(2);
        assertThat(start.err())
                .isEqualTo("hive-parquet-ingest: simulate: Invalid value for option '--rate': 'fast' is not an int\n");
        assertThat(start.execute("simulate", "--bogus")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: simulate: Unknown option: '--bogus'\n");
        assertThat(start.simulate.calls).isZero();
    }

    @Test
    void a_label_may_be_the_name_of_a_command() throws Exception {
        assertThat(start.execute("-i", "simulate", "-s", "simulate")).isEqualTo(0);
        assertThat(start.runs.get(0).input().source()).isEqualTo("simulate");
        assertThat(start.simulate.calls).isZero();
    }

    @Test
    void options_of_the_run_before_another_command_are_refused() throws Exception {
        assertThat(start.execute("--source", "x", "simulate")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: --source: is not an option of the command simulate\n");
        assertThat(start.simulate.calls).isZero();
    }

    @Test
    void health_check_asks_the_file_of_the_state_directory_and_needs_no_input() throws Exception {
        assertThat(start.execute("--health-check")).isEqualTo(1);
        assertThat(start.out()).startsWith("DOWN: no health file in ");
        Path state = Files.createDirectory(directory.resolve("s"));
        Files.writeString(
                state.resolve("health"), new HealthFile(true, System.currentTimeMillis(), 1, "receiving").render());
        assertThat(start.execute("--health-check", "--state-dir", "s")).isEqualTo(0);
        assertThat(start.out()).isEqualTo("UP: receiving\n");
        start.environment.put("HEALTH_CHECK", "true");
        start.environment.put("STATE_DIR", "s");
        assertThat(start.execute()).isEqualTo(0);
        assertThat(start.runs).isEmpty();
    }
}
