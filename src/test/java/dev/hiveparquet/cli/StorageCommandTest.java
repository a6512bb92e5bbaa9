package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.ProgressMode;
import dev.hiveparquet.config.StorageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on what runs have left are told where it is just as a run is, and need no input. */
class StorageCommandTest {
    @TempDir
    Path directory;

    private CommandLineFixture start;

    @BeforeEach
    void prepare() {
        start = new CommandLineFixture(directory);
    }

    @Test
    void directories_and_bucket_come_from_where_a_run_takes_them() throws Exception {
        Files.writeString(directory.resolve("application.properties"), "ingest.s3-bucket=ais\ningest.out-dir=file\n");
        start.environment.put("STATE_DIR", "environment");
        assertThat(start.execute("look", "--deep", "-o", "line", "--s3-prefix", "p", "--progress", "never"))
                .isEqualTo(1);

        StorageSettings settings = start.look.calls.get(0);
        assertThat(settings.output().outDir()).isEqualTo(directory.resolve("line"));
        assertThat(settings.output().stateDir()).isEqualTo(directory.resolve("environment"));
        assertThat(settings.s3().bucket()).isEqualTo("ais");
        assertThat(settings.s3().prefix()).isEqualTo("p");
        assertThat(settings.progress()).isEqualTo(ProgressMode.NEVER);
        assertThat(start.err()).isEmpty();
        assertThat(start.runs).isEmpty();
    }

    @Test
    void by_default_there_is_no_bucket_and_nothing_is_missing() throws Exception {
        assertThat(start.execute("look")).isZero();
        assertThat(start.look.calls.get(0).s3()).isNull();
        assertThat(start.look.calls.get(0).output().outDir()).isEqualTo(directory.resolve("data"));
    }

    @Test
    void what_is_wrong_with_other_options_does_not_matter() throws Exception {
        start.environment.put("MAX_ROWS", "many");
        start.environment.put("TCP_HOST", "a host");
        assertThat(start.execute("look")).isZero();
    }

    @Test
    void mistakes_in_these_options_are_told_all_at_once_and_nothing_is_begun() throws Exception {
        start.environment.put("S3_ENDPOINT", "http://127.0.0.1:9000");
        assertThat(start.execute("look", "-o", "state/x", "--progress", "loud")).isEqualTo(2);
        assertThat(start.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("hive-parquet-ingest: "))
                .anyMatch(line -> line.contains("--progress: \"loud\""))
                .anyMatch(line -> line.contains("S3_ENDPOINT in the environment"))
                .anyMatch(line -> line.contains("--out-dir: \"state/x\" overlaps"));
        assertThat(start.look.calls).isEmpty();
    }

    @Test
    void other_options_of_a_run_are_none_of_such_a_command() throws Exception {
        assertThat(start.execute("look", "--max-rows", "5")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: look: Unknown option: '--max-rows'\n");
    }

    @Test
    void its_help_lists_its_own_options_and_those_of_the_run() throws Exception {
        assertThat(start.execute("look", "--help")).isZero();
        assertThat(start.out()).contains("--deep", "--out-dir=DIR", "--s3-bucket=NAME", "[S3_BUCKET]");
        assertThat(start.out()).doesNotContain("--max-rows");
        assertThat(start.look.calls).isEmpty();
    }
}
