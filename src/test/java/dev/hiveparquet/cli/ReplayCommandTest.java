package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.ReplaySettings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.rows.RejectReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} is a run over the quarantine alone, whatever inputs the configuration names. */
class ReplayCommandTest {
    @TempDir
    Path directory;

    private CommandLineFixture start;

    @BeforeEach
    void prepare() {
        start = new CommandLineFixture(directory);
    }

    @Test
    void it_reads_nothing_but_the_quarantine() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"),
                "ingest.tcp-host=feed\ningest.tcp-port=1\ningest.source=x\ningest.input=a.log\ningest.max-rows=7\n");
        start.runReturns = 1;
        assertThat(start.execute("replay", "--max-line-bytes", "1MiB", "-o", "out"))
                .isEqualTo(1);

        Settings settings = start.runs.get(0);
        assertThat(settings.replay()).isEqualTo(new ReplaySettings(Set.of(RejectReason.OVERLONG), List.of()));
        assertThat(settings.tcp()).isNull();
        assertThat(settings.input().paths()).isEmpty();
        assertThat(settings.input().maxLineBytes()).isEqualTo(1 << 20);
        assertThat(settings.groups().maxRows()).isEqualTo(7);
        assertThat(settings.output().outDir()).isEqualTo(directory.resolve("out"));
        assertThat(start.err()).isEmpty();
    }

    @Test
    void reason_and_files_may_be_named() throws Exception {
        assertThat(start.execute("replay", "--reason", "torn", "a.parquet", "b/c.parquet"))
                .isZero();
        assertThat(start.execute("replay", "--reason", "all")).isZero();

        assertThat(start.runs.get(0).replay())
                .isEqualTo(new ReplaySettings(
                        Set.of(RejectReason.TORN), List.of(Path.of("a.parquet"), Path.of("b/c.parquet"))));
        assertThat(start.runs.get(1).replay().reasons()).containsExactlyInAnyOrder(RejectReason.values());
    }

    @Test
    void mistakes_are_told_and_nothing_is_begun() throws Exception {
        assertThat(start.execute("replay", "--reason", "old")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: --reason: \"old\" is not one of overlong, torn, all\n");
        assertThat(start.execute("replay", "--max-rows", "0")).isEqualTo(2);
        assertThat(start.err()).contains("--max-rows: \"0\" is not a whole number");
        assertThat(start.execute("replay", "--tcp-host", "feed")).isEqualTo(2);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: replay: Unknown option: '--tcp-host'\n");
        assertThat(start.execute("--max-rows", "5", "replay")).isEqualTo(2);
        assertThat(start.err()).contains("--max-rows: is not an option of the command replay");
        assertThat(start.runs).isEmpty();
    }

    @Test
    void its_help_says_what_becomes_of_the_lines() throws Exception {
        assertThat(start.execute("replay", "--help")).isZero();
        assertThat(start.out()).contains("--reason=REASON", "[FILE...]", "--max-line-bytes=SIZE", "stay in quarantine");
        assertThat(start.out()).doesNotContain("--tcp-host");
        assertThat(start.execute("--help")).isZero();
        assertThat(start.out()).contains("replay");
    }
}
