package dev.hiveparquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} finds what would keep a run from its work, says what to do about it, and changes nothing. */
@Timeout(120)
class CheckIT {
    private static final String FROM_INBOX = """
            - route:
                id: inbox
                from:
                  uri: file:inbox
                  steps:
                    - log: hello
            """;

    private static ServerSocket feed;
    private static ServerSocket silent;
    private static TestS3 s3;

    @TempDir
    Path directory;

    private StartedProgram program;

    @BeforeAll
    static void open() throws Exception {
        feed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        s3 = new TestS3("ais");
        Thread thread = new Thread(CheckIT::send, "feed");
        thread.setDaemon(true);
        thread.start();
    }

    private static void send() {
        try {
            while (true) {
                try (Socket socket = feed.accept()) {
                    socket.getOutputStream().write('\n');
                    socket.getInputStream().read();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @AfterAll
    static void close() throws Exception {
        feed.close();
        silent.close();
        s3.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        MistakenFiles.write(directory);
        program = new StartedProgram(directory)
                .with("FEED", "-s x --http-port 0 --tcp-host 127.0.0.1 --tcp-port " + feed.getLocalPort())
                .with("SILENT", "-s x --http-port 0 --tcp-host 127.0.0.1 --tcp-port " + silent.getLocalPort())
                .with("TAKEN", String.valueOf(silent.getLocalPort()))
                .with("S3", "--s3-endpoint " + s3.endpoint())
                .with("KEYS", "--s3-access-key " + TestS3.ACCESS_KEY + " --s3-secret-key " + TestS3.SECRET_KEY);
    }

    @Test
    void a_configuration_that_works_is_ready_and_nothing_is_changed() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("routes")).resolve("inbox.yaml"), FROM_INBOX);
        List<String> before = everyFile();

        assertThat(program.run("check {FEED} -i {DIR}/a.log --s3-bucket ais {S3} {KEYS}"))
                .isZero();

        assertThat(program.messages())
                .contains(
                        "ok       input          1 file, 14 B",
                        "ok       feed           127.0.0.1:" + feed.getLocalPort() + " is reached and sends",
                        "ok       bucket         \"ais\" answers; whether objects may be put, only the first upload"
                                + " shows",
                        "ok       http           health and metrics are off")
                .anyMatch(line -> line.matches("ok       routes         \\d+ can be built"))
                .last()
                .isEqualTo("Ready");
        assertThat(program.everything()).doesNotContain(TestS3.SECRET_KEY, "fails", "warning");
        assertThat(everyFile()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {RUN} -i {DIR}/none.log                                    | fails    input          {DIR}/none.log: no such file
            {FEED} --s3-bucket none {S3} {KEYS}                        | fails    bucket         bucket "none" does not exist at
            {FEED} --s3-bucket ais {S3} --s3-access-key accesskey --s3-secret-key HIDDEN | fails    bucket
            {FEED} --s3-bucket ais --s3-endpoint http://127.0.0.1:1 {KEYS} | fails    bucket         cannot reach http://127.0.0.1:1 (Connection refused)
            -s x --http-port 0 --tcp-host 127.0.0.1 --tcp-port 1       | fails    feed           cannot connect to 127.0.0.1:1 (Connection refused); is it up, and --tcp-port right?
            {RUN} --http-port {TAKEN}                                  | fails    http           --http-port: 127.0.0.1:{TAKEN} cannot be used (Address already in use)
            {RUN} --routes broken                                      | fails    routes         Camel did not start: {DIR}/broken/x.yaml, line 2, column 1
            {RUN} --routes bean                                        | fails    routes         Camel did not start: route parquet-sink in {DIR}/bean/parquet-sink.yaml
            {RUN} --routes loose                                       | fails    routes         Camel did not start: no route begins at direct:parquet-snik
            {RUN} --config camel-key.properties                        | fails    routes         Camel did not start: camel.main.streamCachingEnabld: Camel has no such property
            {RUN} --min-free-bytes 1024TiB                             | fails    state-dir      {DIR}/state is not there yet, and can be made
            """)
    void what_would_keep_a_run_from_its_work_fails(String arguments, String line) throws Exception {
        assertThat(program.run("check " + arguments)).isEqualTo(1);

        assertThat(program.messages()).anyMatch(message -> message.startsWith(program.filledIn(line)));
        assertThat(program.messages()).last().asString().startsWith("Not ready: ");
        assertThat(program.everything()).doesNotContain("\tat ", "HIDDEN");
    }

    @Test
    void a_feed_that_sends_nothing_is_a_warning() throws Exception {
        assertThat(program.run("check {SILENT}")).isZero();
        assertThat(program.messages())
                .contains("warning  feed           127.0.0.1:" + silent.getLocalPort()
                        + " is reached, but sent nothing for 3 s; is it a feed?")
                .last()
                .isEqualTo("Ready, with 1 warning");
    }

    @Test
    void mistakes_in_the_configuration_are_findings_with_exit_code_2() throws Exception {
        assertThat(program.run("check -s x --max-rows none")).isEqualTo(2);
        assertThat(program.messages())
                .containsExactly(
                        "fails    configuration  --max-rows: \"none\" is not a whole number from 1 to 1000000000; e.g."
                                + " --max-rows 1000000",
                        "fails    configuration  --input: is missing; give --input PATH, or --tcp-host HOST and"
                                + " --tcp-port N",
                        "Not ready: 2 checks fail");
    }

    @Test
    void for_programs_it_is_one_object() throws Exception {
        assertThat(program.run("check {RUN} -i {DIR}/none.log --json")).isEqualTo(1);
        assertThat(program.messages())
                .singleElement()
                .asString()
                .startsWith("{\"ready\":false,\"checks\":[{\"check\":\"configuration\",\"verdict\":\"ok\",\"text\":\"")
                .contains(program.filledIn(
                        "{\"check\":\"input\",\"verdict\":\"fails\",\"text\":\"{DIR}/none.log: no such file\"}"));
    }

    private List<String> everyFile() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
