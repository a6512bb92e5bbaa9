package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.rows.RejectReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each record of settings, once with all its defaults and once with every key set to something else. */
class SettingsTest {
    @TempDir
    Path directory;

    @Test
    void input_defaults() throws Exception {
        assertThat(complete().settings().input())
                .isEqualTo(new InputSettings("test", List.of("ais.log"), false, TimestampRule.SENTENCE, 65536));
    }

    @Test
    void input_with_every_key_set() throws Exception {
        Started start = new Started(directory)
                .with(Option.AGAIN, "true")
                .with(Option.INPUT, "a:1.log")
                .with(Option.INPUT, "-")
                .with(Option.SOURCE, "Ærø øst/1")
                .with(Option.TIMESTAMP, "received")
                .with(Option.MAX_LINE_BYTES, "4KiB");
        assertThat(start.settings().input())
                .isEqualTo(new InputSettings("Ærø øst/1", List.of("a:1.log", "-"), true, TimestampRule.RECEIVED, 4096));
    }

    @Test
    void there_is_no_tcp_feed_by_default() throws Exception {
        assertThat(complete().settings().tcp()).isNull();
    }

    @Test
    void tcp_defaults() throws Exception {
        assertThat(tcp().settings().tcp())
                .isEqualTo(new TcpSettings(
                        "feed.example.org",
                        5631,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        Duration.ofHours(1)));
    }

    @Test
    void tcp_with_every_key_set() throws Exception {
        Started start = new Started(directory)
                .with(Option.SOURCE, "test")
                .with(Option.TCP_HOST, "[::1]")
                .with(Option.TCP_PORT, "65535")
                .with(Option.TCP_CONNECT_TIMEOUT, "1s")
                .with(Option.TCP_IDLE_TIMEOUT, "1h30m")
                .with(Option.TCP_SENTENCE_TIMEOUT, "0s")
                .with(Option.TCP_BACKOFF_INITIAL, "250ms")
                .with(Option.TCP_BACKOFF_MAX, "PT5M")
                .with(Option.SESSIONS_MAX_AGE, "1d");
        assertThat(start.settings().tcp())
                .isEqualTo(new TcpSettings(
                        "::1",
                        65535,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(90),
                        Duration.ZERO,
                        Duration.ofMillis(250),
                        Duration.ofMinutes(5),
                        Duration.ofDays(1)));
    }

    @Test
    void output_defaults() throws Exception {
        assertThat(complete().settings().output())
                .isEqualTo(new OutputSettings(directory.resolve("data"), directory.resolve("state"), PartitionBy.HOUR));
    }

    @Test
    void output_with_every_key_set() throws Exception {
        Started start = complete()
                .with(Option.OUT_DIR, "/tmp/hive-parquet-none/out")
                .with(Option.STATE_DIR, "deep/down")
                .with(Option.PARTITION_BY, "MINUTE");
        assertThat(start.settings().output())
                .isEqualTo(new OutputSettings(
                        Path.of("/tmp/hive-parquet-none/out"), directory.resolve("deep/down"), PartitionBy.MINUTE));
    }

    @Test
    void disk_defaults() throws Exception {
        assertThat(complete().settings().disk())
                .isEqualTo(new DiskSettings(268435456, 4294967296L, 68719476736L, 1073741824));
    }

    @Test
    void disk_with_every_key_set() throws Exception {
        Started start = complete()
                .with(Option.MIN_FREE_BYTES, "0")
                .with(Option.MAX_JOURNAL_BYTES, "1TiB")
                .with(Option.MAX_UPLOAD_QUEUE_BYTES, "1KiB")
                .with(Option.MAX_QUARANTINE_BYTES, "10MB");
        assertThat(start.settings().disk()).isEqualTo(new DiskSettings(0, 1L << 40, 1024, 10_000_000));
    }

    @Test
    void nothing_of_the_quarantine_is_fed_back_by_default() throws Exception {
        assertThat(complete().settings().replay()).isNull();
    }

    @Test
    void a_replay_needs_neither_input_nor_source() throws Exception {
        assertThat(new Started(directory).with(Option.REPLAY, "torn").settings().replay())
                .isEqualTo(new ReplaySettings(Set.of(RejectReason.TORN), List.of()));
        assertThat(complete().with(Option.REPLAY, "ALL").settings().replay())
                .isEqualTo(new ReplaySettings(Set.of(RejectReason.OVERLONG, RejectReason.TORN), List.of()));
    }

    @Test
    void group_defaults() throws Exception {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        assertThat(complete().settings().groups())
                .isEqualTo(
                        new GroupSettings(1_000_000, 134217728, Duration.ofMinutes(5), 67108864, 2097152, threads, 3));
    }

    @Test
    void group_with_every_key_set() throws Exception {
        Started start = complete()
                .with(Option.MAX_ROWS, "1")
                .with(Option.MAX_BATCH_BYTES, "10MB")
                .with(Option.MAX_AGE, "1d")
                .with(Option.MAX_OPEN_BYTES, "2MiB")
                .with(Option.PAGE_BYTES, "8192")
                .with(Option.ENCODER_THREADS, "7")
                .with(Option.ZSTD_LEVEL, "19");
        assertThat(start.settings().groups())
                .isEqualTo(new GroupSettings(1, 10_000_000, Duration.ofDays(1), 2097152, 8192, 7, 19));
    }

    @Test
    void journal_defaults() throws Exception {
        assertThat(complete().settings().journal())
                .isEqualTo(new JournalSettings(FsyncPolicy.GROUP, Duration.ofMillis(200), 1048576, 67108864));
    }

    @Test
    void journal_with_every_key_set() throws Exception {
        Started start = complete()
                .with(Option.JOURNAL_FSYNC, "every")
                .with(Option.JOURNAL_FSYNC_INTERVAL, "1ms")
                .with(Option.JOURNAL_FSYNC_BYTES, "4KiB")
                .with(Option.JOURNAL_SEGMENT_BYTES, "1GiB");
        assertThat(start.settings().journal())
                .isEqualTo(new JournalSettings(FsyncPolicy.EVERY, Duration.ofMillis(1), 4096, 1073741824));
    }

    @Test
    void http_defaults() throws Exception {
        assertThat(complete().settings().http()).isEqualTo(new HttpSettings("127.0.0.1", 8080));
        assertThat(complete().settings().http().enabled()).isTrue();
    }

    @Test
    void http_with_every_key_set() throws Exception {
        Started start = complete().with(Option.HTTP_HOST, "0.0.0.0").with(Option.HTTP_PORT, "0");
        assertThat(start.settings().http()).isEqualTo(new HttpSettings("0.0.0.0", 0));
        assertThat(start.settings().http().enabled()).isFalse();
    }

    @Test
    void process_defaults() throws Exception {
        assertThat(complete().settings().process())
                .isEqualTo(
                        new ProcessSettings(Duration.ofSeconds(30), ProgressMode.AUTO, null, null, false, null, false));
    }

    @Test
    void process_with_every_key_set() throws Exception {
        Files.createDirectory(directory.resolve("my-routes"));
        Files.createFile(directory.resolve("my.properties"));
        Started start = complete()
                .with(Option.SHUTDOWN_TIMEOUT, "2m")
                .with(Option.PROGRESS, "never")
                .with(Option.CONFIG, "my.properties")
                .with(Option.ROUTES, "my-routes")
                .with(Option.DRY_RUN, "true")
                .with(Option.PROFILE, "Wall=Wall=1.jfr")
                .with(Option.CAMEL_CLI, "true");
        assertThat(start.settings().process())
                .isEqualTo(new ProcessSettings(
                        Duration.ofMinutes(2),
                        ProgressMode.NEVER,
                        directory.resolve("my.properties"),
                        directory.resolve("my-routes"),
                        true,
                        new ProfileSettings(ProfileEvent.WALL, directory.resolve("Wall=1.jfr")),
                        true));
    }

    @Test
    void a_profile_without_a_file_has_none() throws Exception {
        assertThat(complete().with(Option.PROFILE, "lock").settings().process().profile())
                .isEqualTo(new ProfileSettings(ProfileEvent.LOCK, null));
    }

    @Test
    void file_and_routes_in_the_working_directory_are_found_without_being_named() throws Exception {
        Files.createDirectory(directory.resolve("routes"));
        ProcessSettings process =
                complete().file("camel.main.name=x").settings().process();
        assertThat(process.configFile()).isEqualTo(directory.resolve("application.properties"));
        assertThat(process.routesDir()).isEqualTo(directory.resolve("routes"));
    }

    @Test
    void records_made_in_code_are_held_to_the_same_bounds() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new GroupSettings(0, 1024, second, 1048576, 4096, 1, 3))
                .hasMessage("max-rows: 0 is not a whole number from 1 to 1000000000");
        assertThatThrownBy(() -> new JournalSettings(FsyncPolicy.GROUP, Duration.ZERO, 4096, 1048576))
                .hasMessage("journal-fsync-interval: 0 is not a duration from 1ms to 1m");
        assertThatThrownBy(() -> new OutputSettings(Path.of("a"), Path.of("a/b"), PartitionBy.DAY))
                .hasMessage("out-dir a and state-dir a/b overlap");
        assertThatThrownBy(() -> new TcpSettings("h", 1, second, second, second, second, Duration.ofMillis(10), second))
                .hasMessageContaining("tcp-backoff-initial");
    }

    @Test
    void the_flat_map_holds_every_value_in_its_normal_spelling_and_no_secret() throws Exception {
        Configuration configuration = tcp().with(Option.MAX_AGE, "1m30s")
                .with(Option.MAX_ROWS, "0042")
                .with(Option.INPUT, "a")
                .with(Option.INPUT, "b")
                .with(Option.S3_BUCKET, "ais")
                .with(Option.S3_ACCESS_KEY, "AKIA1")
                .with(Option.S3_SECRET_KEY, "hidden")
                .read();
        assertThat(configuration.properties())
                .containsEntry("ingest.tcp-port", "5631")
                .containsEntry("ingest.max-age", "90000")
                .containsEntry("ingest.max-rows", "42")
                .containsEntry("ingest.max-line-bytes", "65536")
                .containsEntry("ingest.partition-by", "hour")
                .containsEntry("ingest.input", "a" + java.io.File.pathSeparator + "b")
                .containsEntry(
                        "ingest.out-dir",
                        configuration.settings().output().outDir().toString())
                .containsEntry(
                        "ingest.state-dir",
                        configuration.settings().output().stateDir().toString())
                .doesNotContainKeys("ingest.s3-access-key", "ingest.s3-secret-key", "ingest.s3-endpoint")
                .hasSize(48);
    }

    private Started complete() {
        return Started.complete(directory);
    }

    private Started tcp() {
        return new Started(directory)
                .with(Option.SOURCE, "test")
                .with(Option.TCP_HOST, "feed.example.org")
                .with(Option.TCP_PORT, "5631");
    }
}
