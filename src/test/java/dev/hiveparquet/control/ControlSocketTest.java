package dev.hiveparquet.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code ctl} asks reaches the program of the state directory, and its answer comes back, whatever others do. */
@Timeout(30)
class ControlSocketTest {
    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();

    @Test
    void words_arrive_as_they_are_and_text_and_exit_code_come_back() throws Exception {
        try (ControlSocket socket = open()) {
            assertThat(ctl("--state-dir", "state", "routes", "stop", "tcp feed \u00e6"))
                    .isZero();
            assertThat(out).hasToString("done\n");
            assertThat(ctl("--state-dir", "state", "fail")).isEqualTo(1);
            assertThat(err).hasToString("hive-parquet-ingest: ctl: it went wrong\n");
            assertThat(ctl("--state-dir", "state", "throw")).isEqualTo(1);
        }
        assertThat(asked)
                .containsExactly(List.of("routes", "stop", "tcp feed \u00e6"), List.of("fail"), List.of("throw"));
    }

    @Test
    void for_programs_answers_are_one_object() throws Exception {
        try (ControlSocket socket = open()) {
            assertThat(ctl("--json", "--state-dir", "state", "status")).isZero();
            assertThat(ctl("--json", "--state-dir", "state", "fail")).isEqualTo(1);
        }
        assertThat(ctl("--json", "--state-dir", "state", "status")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"words\":[\"status\"]}",
                        "{\"error\":\"it went wrong\"}",
                        "{\"error\":\"no program runs on " + dir.resolve("state") + "; --state-dir names another\"}");
    }

    @Test
    void nobody_but_the_user_can_reach_the_socket_whatever_rights_the_directory_had() throws Exception {
        Files.createDirectories(dir.resolve("state/control"));
        Files.setPosixFilePermissions(dir.resolve("state/control"), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (ControlSocket socket = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("state/control"))))
                    .isEqualTo("rwx------");
        }
        assertThat(dir.resolve("state/control")).isEmptyDirectory();
    }

    @Test
    void a_socket_that_a_killed_program_left_is_no_obstacle() throws Exception {
        Files.createDirectories(dir.resolve("state/control"));
        Files.createFile(dir.resolve("state/control/socket"));
        assertThat(ctl("--state-dir", "state", "status")).isEqualTo(1);
        try (ControlSocket socket = open()) {
            assertThat(ctl("--state-dir", "state", "status")).isZero();
        }
    }

    @Test
    void those_who_ask_nothing_or_without_end_are_hung_up_on_and_others_are_answered() throws Exception {
        try (ControlSocket socket = open()) {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(dir.resolve("state/control/socket"));
            try (SocketChannel silent = SocketChannel.open(address);
                    SocketChannel endless = SocketChannel.open(address)) {
                endless.write(ByteBuffer.wrap("x".repeat(4096).getBytes(StandardCharsets.US_ASCII)));
                assertThat(endless.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                assertThat(ctl("--state-dir", "state", "status")).isZero();
                assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        }
        assertThat(asked).containsExactly(List.of("status"));
    }

    @Test
    void without_a_command_or_with_a_wrong_option_it_is_a_usage_mistake() {
        assertThat(ctl()).isEqualTo(2);
        assertThat(err).hasToString("hive-parquet-ingest: ctl: needs a command; ctl --help lists them\n");
        assertThat(ctl("--state-dir", "", "status")).isEqualTo(2);
    }

    @Test
    void the_state_directory_is_that_of_the_configuration() throws Exception {
        Files.writeString(dir.resolve("application.properties"), "ingest.state-dir=state\n");
        try (ControlSocket socket = open()) {
            assertThat(ctl("status")).isZero();
        }
    }

    private ControlSocket open() throws Exception {
        Path state = Files.createDirectories(dir.resolve("state"));
        return ControlSocket.open(state, this::handle);
    }

    private Answer handle(List<String> words) {
        asked.add(words);
        if (words.get(0).equals("throw")) {
            throw new IllegalStateException("a fault");
        }
        return words.get(0).equals("fail")
                ? Answer.failed("it went wrong")
                : Answer.ok("done\n", Map.of("words", words));
    }

    private int ctl(String... arguments) {
        Surroundings surroundings = new Surroundings(new Properties(), Map.of(), dir);
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
        return new CommandLine(new CtlCommand(surroundings, terminal)).execute(arguments);
    }
}
