package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake of a start is told in one exact line, with exit code 2, before anything is begun. */
class MistakesTest {
    @TempDir
    Path directory;

    private CommandLineFixture start;

    @BeforeEach
    void prepare() {
        start = new CommandLineFixture(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--max-rows abc|--max-rows: \"abc\" is not a whole number from 1 to 1000000000; e.g. --max-rows 1000000",
                "--max-rows 0|--max-rows: \"0\" is not a whole number from 1 to 1000000000; e.g. --max-rows 1000000",
                "--max-rows -5|--max-rows: \"-5\" is not a whole number from 1 to 1000000000; e.g. --max-rows 1000000",
                "--zstd-level 20|--zstd-level: \"20\" is not a whole number from 1 to 19; e.g. --zstd-level 3",
                "--http-port 65536|--http-port: \"65536\" is not a whole number from 0 to 65535; e.g. --http-port 8080",
                "--max-batch-bytes 128M|--max-batch-bytes: \"128M\" is not a size from 1KiB to 16GiB; e.g. --max-batch-bytes 128MiB",
                "--max-line-bytes 1|--max-line-bytes: \"1\" is not a size from 1KiB to 16MiB; e.g. --max-line-bytes 64KiB",
                "--max-age 300|--max-age: \"300\" is not a duration from 100ms to 7d; e.g. --max-age 5m",
                "--shutdown-timeout 2h|--shutdown-timeout: \"2h\" is not a duration from 1s to 1h; e.g. --shutdown-timeout 30s",
                "--partition-by week|--partition-by: \"week\" is not one of minute, hour, day, month, year; e.g. --partition-by hour",
                "--timestamp now|--timestamp: \"now\" is not one of sentence, received; e.g. --timestamp sentence",
                "--keep-local=maybe|--keep-local: \"maybe\" is not one of true, false; e.g. --keep-local false",
                "--profile heap|--profile: \"heap\" is not one of cpu, wall, alloc, lock; e.g. --profile cpu=profile.html",
                "--profile cpu=|--profile: \"cpu=\" is empty; e.g. --profile cpu=profile.html",
                "--profile cpu=a.svg|--profile: \"cpu=a.svg\" names a file that ends neither in .html (flame graph) nor in .jfr (flight recording); e.g. --profile cpu=profile.html",
                "--profile cpu=no/a.jfr|--profile: \"cpu=no/a.jfr\" names a file in a directory that does not exist or cannot be written",
                "--tcp-port 5631|--tcp-port: \"5631\" needs --tcp-host HOST beside it",
                "--tcp-host feed|--tcp-host: \"feed\" needs --tcp-port N beside it",
                "--tcp-host a:1 --tcp-port 1|--tcp-host: \"a:1\" is not a host name or address (the port is an option of its own); e.g. --tcp-host feed.example.org",
                "--tcp-backoff-initial 2m|--tcp-backoff-initial: \"2m\" is above --tcp-backoff-max, which is 60s",
                "--tcp-backoff-max 500ms|--tcp-backoff-max: \"500ms\" is below --tcp-backoff-initial, which is 1s",
                "--page-bytes 16MiB --max-open-bytes 8MiB|--page-bytes: \"16MiB\" is above --max-open-bytes, which is 8MiB",
                "--max-line-bytes 2MiB --journal-segment-bytes 1MiB|--max-line-bytes: \"2MiB\" is above --journal-segment-bytes, which is 1MiB",
                "--max-journal-bytes 100MiB|--max-journal-bytes: \"100MiB\" is below twice --journal-segment-bytes, which is 64MiB",
                "--journal-segment-bytes 1GiB --max-journal-bytes 1GiB|--max-journal-bytes: \"1GiB\" is below twice --journal-segment-bytes, which is 1GiB",
                "--max-quarantine-bytes 1|--max-quarantine-bytes: \"1\" is not a size from 1KiB to 1024TiB; e.g. --max-quarantine-bytes 1GiB",
                "--s3-endpoint http://h|--s3-endpoint: \"http://h\" has no use without --s3-bucket NAME",
                "--s3-access-key A|--s3-access-key: \"******\" has no use without --s3-bucket NAME",
                "--s3-bucket ais --s3-access-key A|--s3-access-key: \"******\" needs --s3-secret-key KEY beside it",
                "--s3-bucket ais --s3-secret-key A|--s3-secret-key: \"******\" needs --s3-access-key KEY beside it",
                "--s3-bucket ais --s3-session-token A|--s3-session-token: \"******\" needs --s3-access-key KEY beside it",
                "--s3-credentials-file a-file|--s3-credentials-file: \"a-file\" has no use without --s3-bucket NAME",
                "--s3-bucket ais --s3-credentials-file none|--s3-credentials-file: \"none\" is not a file that can be read",
                "--s3-bucket ais --s3-credentials-file a-file --s3-session-token A|--s3-session-token: \"******\" cannot stand beside --s3-credentials-file",
                "--s3-bucket ais --s3-profile p|--s3-profile: \"p\" needs --s3-credentials-file FILE beside it",
                "--s3-bucket ais --s3-min-rate 0|--s3-min-rate: \"0\" is not a size from 1 to 1GiB; e.g. --s3-min-rate 64KiB",
                "--s3-bucket Ais_1|--s3-bucket: \"Ais_1\" is not a bucket name (3 to 63 of a-z, 0-9, - and ., a letter or digit first and last); e.g. --s3-bucket ais-archive",
                "--s3-bucket 10.0.0.1|--s3-bucket: \"10.0.0.1\" is not a bucket name (3 to 63 of a-z, 0-9, - and ., a letter or digit first and last); e.g. --s3-bucket ais-archive",
                "--s3-bucket ais --s3-endpoint store:9000|--s3-endpoint: \"store:9000\" is not an http or https URL; e.g. --s3-endpoint http://127.0.0.1:9000",
                "--s3-bucket ais --s3-endpoint http://u:pw@h|--s3-endpoint: \"******\" carries credentials, which are options of their own; e.g. --s3-endpoint http://127.0.0.1:9000",
                "--s3-bucket ais --s3-endpoint http://h/ais|--s3-endpoint: \"http://h/ais\" carries more than scheme, host and port; e.g. --s3-endpoint http://127.0.0.1:9000",
                "--s3-bucket ais --s3-prefix /a|--s3-prefix: \"/a\" begins with a slash; e.g. --s3-prefix ais/raw",
                "--s3-bucket ais --s3-prefix a/../b|--s3-prefix: \"a/../b\" holds a segment that is empty, . or ..; e.g. --s3-prefix ais/raw",
                "--state-dir data|--out-dir: \"data\" overlaps the state directory \"data\"; neither may be the other or lie inside it, e.g. --out-dir data --state-dir state",
                "--state-dir data/state|--out-dir: \"data\" overlaps the state directory \"data/state\"; neither may be the other or lie inside it, e.g. --out-dir data --state-dir state",
                "--out-dir state/x/..|--out-dir: \"state/x/..\" overlaps the state directory \"state\"; neither may be the other or lie inside it, e.g. --out-dir data --state-dir state",
                "--out-dir a-file|--out-dir: \"a-file\" is not a directory, or lies under something that is none",
                "--state-dir a-file/s|--state-dir: \"a-file/s\" is not a directory, or lies under something that is none",
                "--config none|--config: \"none\" cannot be read: there is no such file",
                "--config a-directory|--config: \"a-directory\" cannot be read: it is a directory",
                "--config latin-1|--config: \"latin-1\" cannot be read: it is not UTF-8",
                "--routes a-file|--routes: \"a-file\" is not a directory",
                "--max-row 5|--max-row: is not an option; did you mean --max-rows?",
                "--bogus-thing=5|--bogus-thing: is not an option; --help lists them",
                "-s3-bucket=ais|-s3-bucket: is not an option; did you mean --s3-bucket?",
                "--max-rows|--max-rows: needs a value: --max-rows N",
                "--max-rows 5 --max-rows 6|--max-rows: is given more than once",
                "other.log|command: \"other.log\" is not a command; a file to read is given by --input",
            })
    void one_mistake_is_one_line(String arguments, String line) throws Exception {
        Files.createFile(directory.resolve("a-file"));
        Files.createDirectory(directory.resolve("a-directory"));
        Files.write(directory.resolve("latin-1"), new byte[] {'#', (byte) 0xe6});
        List<String> all = new ArrayList<>(List.of("-i", "a.log", "-s", "x"));
        all.addAll(List.of(arguments.split(" ")));
        refused(all.toArray(String[]::new));
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: " + line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".|--source: \".\" cannot name a directory; e.g. --source kystverket",
                "..|--source: \"..\" cannot name a directory; e.g. --source kystverket",
                "__HIVE_DEFAULT_PARTITION__|--source: \"__HIVE_DEFAULT_PARTITION__\" cannot name a directory; e.g. --source"
                        + " kystverket",
                "``|--source: \"\" is empty; e.g. --source kystverket",
                "a\u0000b|--source: \"a\\u0000b\" holds a control character; e.g. --source kystverket",
                "ø\ud800|--source: \"ø\\ud800\" is not valid Unicode; e.g. --source kystverket"
            })
    void a_label_that_cannot_name_a_directory_is_refused(String label, String line) throws Exception {
        refused("-i", "a.log", "-s", label);
        assertThat(start.err()).isEqualTo("hive-parquet-ingest: " + line + "\n");
    }

    @Test
    void a_label_may_be_as_long_as_a_directory_name_once_encoded() throws Exception {
        assertThat(start.execute("-i", "a", "-s", "x".repeat(248))).isEqualTo(0);
        start.runs.clear();
        refused("-i", "a", "-s", "ø".repeat(42));
        assertThat(start.err()).contains("is 252 bytes long once percent-encoded; the limit is 248");
    }

    @Test
    void nothing_at_all_to_read_is_one_mistake() throws Exception {
        refused();
        assertThat(start.err())
                .isEqualTo("hive-parquet-ingest: --input: is missing; give --input PATH, or --tcp-host HOST and"
                        + " --tcp-port N\n");
    }

    @Test
    void an_input_without_a_label_is_a_mistake() throws Exception {
        refused("--tcp-host", "h", "--tcp-port", "1");
        assertThat(start.err())
                .isEqualTo("hive-parquet-ingest: --source: is missing; every input needs a label, e.g. --source"
                        + " kystverket\n");
    }

    @Test
    void a_mistake_is_told_in_the_spelling_of_the_place_it_was_made_in() throws Exception {
        start.system.setProperty("ingest.max-rows", "a");
        start.environment.put("ZSTD_LEVEL", "b");
        Files.writeString(directory.resolve("application.properties"), "ingest.max-age=c\n");
        refused("-i", "a.log", "-s", "x", "--http-port", "d");
        assertThat(start.err().lines())
                .containsExactly(
                        "hive-parquet-ingest: ZSTD_LEVEL in the environment: \"b\" is not a whole number from 1 to 19;"
                                + " e.g. ZSTD_LEVEL=3",
                        "hive-parquet-ingest: -Dingest.max-rows: \"a\" is not a whole number from 1 to 1000000000;"
                                + " e.g. -Dingest.max-rows=1000000",
                        "hive-parquet-ingest: ingest.max-age in application.properties: \"c\" is not a duration from"
                                + " 100ms to 7d; e.g. ingest.max-age=5m",
                        "hive-parquet-ingest: --http-port: \"d\" is not a whole number from 0 to 65535;"
                                + " e.g. --http-port 8080");
    }

    @Test
    void unknown_keys_under_our_prefix_are_mistakes_and_others_are_not() throws Exception {
        start.system.setProperty("ingest.max-row", "1");
        start.system.setProperty("ingestion", "1");
        Files.writeString(directory.resolve("my.properties"), "ingest.maxRows=1\ningest.=2\ncamel.main.name=x\n");
        refused("-i", "a.log", "-s", "x", "--config", "my.properties");
        assertThat(start.err().lines())
                .containsExactly(
                        "hive-parquet-ingest: -Dingest.max-row: is not an option; did you mean ingest.max-rows?",
                        "hive-parquet-ingest: ingest. in my.properties: is not an option; --help lists them",
                        "hive-parquet-ingest: ingest.maxRows in my.properties: is not an option; did you mean"
                                + " ingest.max-rows?");
    }

    @Test
    void a_file_cannot_name_another_file() throws Exception {
        Files.writeString(directory.resolve("application.properties"), "ingest.config=other.properties\n");
        refused("-i", "a.log", "-s", "x");
        assertThat(start.err())
                .isEqualTo("hive-parquet-ingest: ingest.config in application.properties: \"other.properties\" cannot"
                        + " be named by the file itself; give --config or CONFIG\n");
    }

    @Test
    void a_broken_escape_in_a_file_is_a_mistake() throws Exception {
        Files.writeString(directory.resolve("application.properties"), "ingest.source=\\u12\n");
        refused("-i", "a.log", "-s", "x");
        assertThat(start.err())
                .isEqualTo("hive-parquet-ingest: application.properties: cannot be read: it has a malformed"
                        + " \\uXXXX escape\n");
    }

    @Test
    void mistakes_of_the_command_line_and_of_the_configuration_are_told_together() throws Exception {
        start.environment.put("S3_BUCKET", "X");
        refused("--inputt", "a.log", "--max-rows", "none", "--zstd-level", "--health-check=maybe");
        assertThat(start.err().lines().map(line -> line.replaceAll("^[^ ]+ ([^ :]+).*", "$1")))
                .containsExactlyInAnyOrder(
                        "--inputt", "--zstd-level", "--max-rows", "S3_BUCKET", "--input", "--health-check");
    }

    @Test
    void an_option_without_its_value_makes_no_mistakes_of_what_follows() throws Exception {
        refused("--zstd-level", "--source", "x", "-i", "--max-rows", "5");
        assertThat(start.err().lines())
                .containsExactly(
                        "hive-parquet-ingest: --zstd-level: needs a value: --zstd-level N",
                        "hive-parquet-ingest: --input: needs a value: --input PATH");
    }

    @Test
    void a_state_directory_reached_through_a_link_still_overlaps() throws Exception {
        Files.createDirectory(directory.resolve("data"));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("data"));
        refused("-i", "a.log", "-s", "x", "--state-dir", "link/state");
        assertThat(start.err()).contains("--out-dir: \"data\" overlaps the state directory \"link/state\"");
    }

    @Test
    void a_link_to_nothing_is_no_directory_to_be() throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));
        refused("-i", "a.log", "-s", "x", "--out-dir", "link/data");
        assertThat(start.err()).contains("--out-dir: \"link/data\" is not a directory, or lies under");
    }

    @Test
    void a_long_value_is_shortened_and_cannot_forge_a_line() throws Exception {
        refused("-i", "a.log", "-s", "x", "--max-rows", "9\nhive-parquet-ingest: " + "9".repeat(5000));
        assertThat(start.err().lines()).hasSize(1);
        assertThat(start.err())
                .startsWith("hive-parquet-ingest: --max-rows: \"9\\u000ahive-parquet-ingest: 999")
                .contains("9…\" is not a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "--s3-secret-key=HID DEN",
        "--s3-secret-keyy=HIDDEN",
        "--s3-secret-keyy;HIDDEN",
        "--s3-secret-keyy;-HIDDEN",
        "-s3-secret-key;HIDDEN",
        "--s3-secret-key=;HIDDEN",
        "--s3-secret-key;HIDDEN;--s3-secret-key;HIDDEN",
        "--s3-session-token;;HIDDEN",
        "--s3-access-key;HIDDEN;HIDDEN"
    })
    void no_mistake_shows_a_secret(String arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-i", "a.log", "-s", "x", "--s3-bucket", "ais"));
        all.addAll(List.of(arguments.split(";")));
        refused(all.toArray(String[]::new));
        assertThat(start.err()).isNotEmpty().doesNotContain("HID");
    }

    private void refused(String... arguments) throws Exception {
        assertThat(start.execute(arguments)).isEqualTo(2);
        assertThat(start.runs).isEmpty();
        assertThat(start.out()).isEmpty();
    }
}
