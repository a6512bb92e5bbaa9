package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people get wrong, what they are told, and with which exit code: 2 where nothing was begun, 1 where something could not be
 * done. Every line is exact, none is part of a stack trace, and none shows a secret.
 */
@Timeout(60)
class UserMistakesIT {
    private static ServerSocket occupied;
    private static TestS3 s3;

    @TempDir
    Path directory;

    private StartedProgram program;

    @BeforeAll
    static void open() throws Exception {
        occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        s3 = new TestS3("ais");
    }

    @AfterAll
    static void close() throws Exception {
        occupied.close();
        s3.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        MistakenFiles.write(directory);
        program = new StartedProgram(directory)
                .with("PORT", String.valueOf(occupied.getLocalPort()))
                .with("S3", s3.endpoint().toString())
                .with("ACCESS", TestS3.ACCESS_KEY)
                .with("SECRET", TestS3.SECRET_KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -i {DIR}/a.log                                         | --source: is missing; every input needs a label, e.g. --source kystverket
            -s x                                                   | --input: is missing; give --input PATH, or --tcp-host HOST and --tcp-port N
            {RUN} --max-row 5                                      | --max-row: is not an option; did you mean --max-rows?
            {RUN} --config unknown.properties                      | ingest.max-row in unknown.properties: is not an option; did you mean ingest.max-rows?
            {RUN} --zstd-level high                                | --zstd-level: "high" is not a whole number from 1 to 19; e.g. --zstd-level 3
            {RUN} --max-batch-bytes 128M                           | --max-batch-bytes: "128M" is not a size from 1KiB to 16GiB; e.g. --max-batch-bytes 128MiB
            {RUN} --max-age 300                                    | --max-age: "300" is not a duration from 100ms to 7d; e.g. --max-age 5m
            {RUN} --partition-by week                              | --partition-by: "week" is not one of minute, hour, day, month, year; e.g. --partition-by hour
            -i {DIR}/a.log -s ..                                   | --source: ".." cannot name a directory; e.g. --source kystverket
            {RUN} --tcp-port 5631                                  | --tcp-port: "5631" needs --tcp-host HOST beside it
            {RUN} --state-dir data                                 | --out-dir: "data" overlaps the state directory "data"; neither may be the other or lie inside it, e.g. --out-dir data --state-dir state
            {RUN} --out-dir a-file                                 | --out-dir: "a-file" is not a directory, or lies under something that is none
            {RUN} --out-dir a-file/data                            | --out-dir: "a-file/data" is not a directory, or lies under something that is none
            {RUN} --s3-bucket ais --s3-secret-key HIDDEN           | --s3-secret-key: "******" needs --s3-access-key KEY beside it
            {RUN} --s3-endpoint http://127.0.0.1:1                 | --s3-endpoint: "http://127.0.0.1:1" has no use without --s3-bucket NAME
            {RUN} --config none.properties                         | --config: "none.properties" cannot be read: there is no such file
            {RUN} --routes none                                    | --routes: "none" is not a directory
            {RUN} --http-port {PORT}                               | --http-port: 127.0.0.1:{PORT} cannot be used (Address already in use); name a free port, or 0 for none
            {RUN} --http-port 8080 --http-host 192.0.2.1           | --http-host: 192.0.2.1 is no address of this machine (Cannot assign requested address); name one, or 127.0.0.1
            {RUN} --http-port 8080 --http-host no-such-host.invalid | --http-host: "no-such-host.invalid" is not known here; name an address of this machine
            simulate --s3-secret-key HIDDEN -o -                   | simulate: Unknown option: '--s3-secret-key'
            start {RUN}                                            | command: "start" is not a command; a file to read is given by --input
            simulate -o feed.log --count 9 --rate 300              | simulate: --rate slows down --tcp-port and standard output only; for 300 lines in a second of sentence time give --lines-per-second 300
            {RUN} --routes broken                                  | Camel did not start: {DIR}/broken/x.yaml, line 2, column 1: expected the node content, but found '<stream end>'
            {RUN} --routes bean                                    | Camel did not start: route parquet-sink in {DIR}/bean/parquet-sink.yaml: No bean could be found in the registry for: parquetSnik
            {RUN} --routes word                                    | Camel did not start: {DIR}/word/x.yaml, line 5, column 15: Unsupported field: stepps
            {RUN} --routes parameter                               | Camel did not start: route state-report in {DIR}/parameter/state-report.yaml: the endpoint timer:state-report has no parameter perod
            {RUN} --routes component                               | Camel did not start: route state-report in {DIR}/component/state-report.yaml: no component is here for the endpoint timr:state-report
            {RUN} --routes loose                                   | Camel did not start: no route begins at direct:parquet-snik, which a route sends to
            {RUN} --routes placeholder                             | Camel did not start: route complete-by-age in {DIR}/placeholder/complete-by-age.yaml: Property with key [ingest.max-agee] not found in properties from text: includeMetadata=false&period={{ingest.max-agee}}
            {RUN} --config camel-key.properties                    | Camel did not start: camel.main.streamCachingEnabld: Camel has no such property
            {RUN} --config camel-value.properties                  | Camel did not start: camel.main.streamCachingEnabled: Cannot convert the String value: maybe to type: boolean as the value is not true or false
            """)
    void a_wrong_start_is_refused_with_one_line(String arguments, String line) throws Exception {
        assertThat(program.run(arguments)).isEqualTo(2);
        assertThat(program.messages()).containsExactly("hive-parquet-ingest: " + program.filledIn(line));
        assertThat(program.everything()).doesNotContain("\tat ", "HIDDEN");
    }

    @Test
    void all_mistakes_are_told_at_once() throws Exception {
        assertThat(program.run("-i {DIR}/a.log --max-rows none --partition-by week"))
                .isEqualTo(2);
        assertThat(program.messages())
                .containsExactlyInAnyOrder(
                        "hive-parquet-ingest: --max-rows: \"none\" is not a whole number from 1 to 1000000000;"
                                + " e.g. --max-rows 1000000",
                        "hive-parquet-ingest: --partition-by: \"week\" is not one of minute, hour, day, month, year;"
                                + " e.g. --partition-by hour",
                        "hive-parquet-ingest: --source: is missing; every input needs a label, e.g. --source"
                                + " kystverket");
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource(delimiter = '|', textBlock = """
            {RUN} --out-dir /proc/data    | --out-dir: cannot use /proc/data: it is not there and cannot be created
            {RUN} --state-dir /proc/state | --state-dir: cannot use /proc/state: it is not there and cannot be created
            """)
    void a_directory_that_cannot_be_made_is_named_with_its_option(String arguments, String line) throws Exception {
        assertThat(program.run(arguments)).isEqualTo(2);
        assertThat(program.messages()).containsExactly("hive-parquet-ingest: " + line);
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource(delimiter = '|', textBlock = """
            {DIR}/none.log       | {DIR}/none.log: no such file
            {DIR}/a-directory    | {DIR}/a-directory: is a directory; name the files in it
            {DIR}/a-pipe         | {DIR}/a-pipe: is no regular file
            {DIR}/a-loop         | {DIR}/a-loop: cannot be followed to a file: Too many levels of symbolic links or unable to access attributes of symbolic link
            /proc/{PID}/mem      | /proc/{PID}/mem: Input/output error
            """)
    void an_input_that_cannot_be_read_is_in_the_summary_and_the_others_are_done(String path, String line)
            throws Exception {
        assertThat(program.run("{RUN} -i " + path)).isEqualTo(1);
        assertThat(program.messages())
                .contains("written      3 lines", "published    1 file, " + program.publishedSize())
                .last()
                .isEqualTo("not done     " + program.filledIn(line));
        assertThat(program.everything()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --s3-bucket none --s3-endpoint {S3} --s3-access-key {ACCESS} --s3-secret-key {SECRET} | bucket "none" does not exist at {S3}; create it, or name another with --s3-bucket
            --s3-bucket ais --s3-endpoint {S3} --s3-access-key {ACCESS} --s3-secret-key HIDDEN    | {S3} does not accept the credentials (403 SignatureDoesNotMatch); check --s3-access-key and --s3-secret-key
            --s3-bucket ais --s3-endpoint http://127.0.0.1:1 --s3-access-key a --s3-secret-key HIDDEN | cannot reach http://127.0.0.1:1 (Connection refused); is it up, and --s3-endpoint right?
            """)
    void a_store_that_takes_nothing_is_told_in_a_sentence_and_nothing_is_lost(String arguments, String sentence)
            throws Exception {
        assertThat(program.run("{RUN} --shutdown-timeout 2s " + arguments)).isEqualTo(1);
        String reason = program.filledIn(sentence);
        assertThat(program.messages())
                .contains("written      3 lines", "uploaded     0 files, 0 B")
                .last()
                .isEqualTo("not done     1 file not uploaded, left to the next start: " + reason);
        assertThat(program.everything())
                .containsOnlyOnce("WARN  UploadFailures Upload failed and is tried again: " + reason)
                .doesNotContain("\tat ", "HIDDEN", TestS3.SECRET_KEY);
        assertThat(program.published()).hasSize(1);
    }

    @Test
    void a_health_check_without_a_program_says_so() throws Exception {
        assertThat(program.run("--health-check")).isEqualTo(1);
        assertThat(program.messages())
                .containsExactly(program.filledIn("DOWN: no health file in {DIR}/state; is it running?"));
    }

    @Test
    void a_second_program_on_a_directory_names_the_first_and_two_signals_end_that_in_order() throws Exception {
        Process first = program.start("--tcp-host 127.0.0.1 --tcp-port 1 -s x --http-port 0");
        try {
            Path health = directory.resolve("state/health");
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(health));
            String holder = Files.readString(directory.resolve("state/lock")).strip();
            assertThat(holder).startsWith("process " + first.pid() + ", started ");

            assertThat(program.run("{RUN}")).isEqualTo(2);
            assertThat(program.messages())
                    .isEqualTo(List.of("hive-parquet-ingest: --state-dir: directory "
                            + directory.toRealPath().resolve("state") + " is in use by " + holder
                            + "; stop that process, or use another directory"));

            first.destroy();
            first.destroy();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).isZero();
        } finally {
            first.destroyForcibly();
        }
    }
}
