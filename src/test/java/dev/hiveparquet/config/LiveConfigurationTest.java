package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edited file is followed as far as a run can follow it, if the whole of it is valid; else everything stays as it is. */
class LiveConfigurationTest {
    @TempDir
    Path dir;

    private final Map<Option, List<String>> commandLine = new EnumMap<>(Option.class);
    private final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();

    @BeforeEach
    void aFeed() {
        commandLine.put(Option.TCP_HOST, List.of("127.0.0.1"));
        commandLine.put(Option.TCP_PORT, List.of("5631"));
        commandLine.put(Option.SOURCE, List.of("x"));
    }

    @Test
    void an_edit_is_followed_and_told_with_what_was_before() throws Exception {
        write("ingest.max-age=5m\ningest.max-rows=1000\n");
        LiveConfiguration live = live();
        write("ingest.max-age=2s\ningest.max-rows=1000\ningest.zstd-level=5\n");

        ConfigurationEdit edit = live.follow();

        assertThat(edit.followed()).containsExactly("ingest.zstd-level=5 (was 3)", "ingest.max-age=2s (was 5m)");
        assertThat(edit.waiting()).isEmpty();
        assertThat(edit.hidden()).isEmpty();
        assertThat(live.get().groups().maxAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(live.get().groups().maxRows()).isEqualTo(1000);
        assertThat(live.begun().settings().groups().maxAge()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_value_that_is_only_spelt_otherwise_is_no_edit() throws Exception {
        write("ingest.max-age=5m\n");
        LiveConfiguration live = live();
        write("# the same\ningest.max-age = 300s\n");

        assertThat(live.follow().followed()).isEmpty();
    }

    @Test
    void one_mistake_keeps_everything_as_it_is_and_is_told_as_at_a_start() throws Exception {
        write("");
        LiveConfiguration live = live();
        Settings before = live.get();
        write("ingest.max-age=2s\ningest.max-rows=many\ningest.max-agee=1s\n");

        assertThatThrownBy(live::follow)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ingest.max-agee in application.properties: is not an option; did you mean ingest.max-age?\n"
                                + "ingest.max-rows in application.properties: \"many\" is not a whole number from 1 to"
                                + " 1000000000; e.g. ingest.max-rows=1000000");
        assertThat(live.get()).isSameAs(before);

        write("ingest.max-age=2s\n");
        assertThat(live.follow().followed()).containsExactly("ingest.max-age=2s (was 5m)");
    }

    @Test
    void what_a_run_cannot_follow_waits_for_the_next_start_beside_what_it_can() throws Exception {
        write("mine.directory=a\n");
        LiveConfiguration live = live();
        write("ingest.partition-by=day\ningest.max-age=2s\nmine.directory=b\ncamel.main.name=other\n");

        ConfigurationEdit edit = live.follow();

        assertThat(edit.waiting()).containsExactly("ingest.partition-by", "camel.main.name", "mine.directory");
        assertThat(edit.followed()).containsExactly("ingest.max-age=2s (was 5m)");
        assertThat(live.get().output()).isEqualTo(live.begun().settings().output());

        write("mine.directory=a\n");
        assertThat(live.follow().waiting()).isEmpty();
    }

    @Test
    void what_fits_only_with_an_edit_that_waits_waits_too() throws Exception {
        write("ingest.page-bytes=8MiB\n");
        LiveConfiguration live = live();
        write("ingest.page-bytes=1MiB\ningest.max-open-bytes=4MiB\n");

        ConfigurationEdit edit = live.follow();

        assertThat(edit.followed()).isEmpty();
        assertThat(edit.waiting()).containsExactly("ingest.page-bytes", "ingest.max-open-bytes");
        assertThat(live.get()).isEqualTo(live.begun().settings());
    }

    @Test
    void an_edit_that_a_stronger_place_hides_is_said_to_have_no_effect() throws Exception {
        commandLine.put(Option.MAX_ROWS, List.of("5"));
        system.setProperty("ingest.max-age", "1m");
        environment.put("ZSTD_LEVEL", "7");
        write("ingest.keep-local=true\n");
        LiveConfiguration live = live();
        write("ingest.max-rows=6\ningest.max-age=2m\ningest.zstd-level=8\ningest.keep-local=true\n");

        ConfigurationEdit edit = live.follow();

        assertThat(edit.followed()).isEmpty();
        assertThat(edit.hidden())
                .containsExactly(
                        "ingest.zstd-level in application.properties has no effect beside ZSTD_LEVEL in the environment",
                        "ingest.max-rows in application.properties has no effect beside --max-rows",
                        "ingest.max-age in application.properties has no effect beside -Dingest.max-age");
    }

    @Test
    void secrets_are_not_told() throws Exception {
        write("ingest.s3-bucket=ais\ningest.s3-access-key=AKIA\ningest.s3-secret-key=one\n");
        LiveConfiguration live = live();
        write("ingest.s3-bucket=ais\ningest.s3-access-key=AKIA\ningest.s3-secret-key=two\n");

        assertThat(live.follow().waiting()).containsExactly("ingest.s3-secret-key");
    }

    @Test
    void a_file_that_comes_is_followed_and_when_it_goes_the_defaults_are_back() throws Exception {
        LiveConfiguration live = live();
        assertThat(live.file()).isEqualTo(dir.resolve("application.properties"));
        write("ingest.max-age=2s\n");
        assertThat(live.follow().followed()).containsExactly("ingest.max-age=2s (was 5m)");
        Files.delete(dir.resolve("application.properties"));
        assertThat(live.follow().followed()).containsExactly("ingest.max-age=5m (was 2s)");
    }

    @Test
    void a_file_that_was_named_is_the_one_that_is_watched_and_must_be_there() throws Exception {
        Path named = Files.writeString(dir.resolve("my.properties"), "ingest.max-age=1m\n");
        commandLine.put(Option.CONFIG, List.of("my.properties"));
        LiveConfiguration live = live();
        assertThat(live.file()).isEqualTo(named);
        Files.delete(named);
        assertThatThrownBy(live::follow)
                .hasMessage("--config: \"my.properties\" cannot be read: there is no such file");
        assertThat(live.get().groups().maxAge()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void one_that_is_fixed_has_nothing_to_follow() throws Exception {
        LiveConfiguration fixed = LiveConfiguration.fixed(live().begun());
        write("ingest.max-age=2s\n");
        assertThat(fixed.file()).isNull();
        assertThat(fixed.routes()).isNull();
        assertThat(fixed.follow().followed()).isEmpty();
        assertThat(fixed.get()).isEqualTo(fixed.begun().settings());
    }

    private void write(String text) throws IOException {
        Files.writeString(dir.resolve("application.properties"), text);
    }

    private LiveConfiguration live() throws ConfigurationException {
        return new SettingsReader(new Surroundings(system, environment, dir)).readLive(commandLine);
    }
}
