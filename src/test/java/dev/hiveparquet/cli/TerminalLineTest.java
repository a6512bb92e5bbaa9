package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line of progress and the log share a terminal without writing over each other. */
class TerminalLineTest {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final LoggerContext log = new LoggerContext();
    private PrintStream usual;

    @BeforeEach
    void redirect() {
        usual = System.err;
        System.setErr(terminal);
        log.setMDCAdapter(new LogbackMDCAdapter());
        ShippedLog.apply(log, Level.INFO);
    }

    @AfterEach
    void restore() {
        TerminalLine.clear(terminal);
        log.stop();
        System.setErr(usual);
    }

    @Test
    void a_log_line_clears_the_line_that_is_shown_and_the_next_one_has_nothing_to_clear() {
        TerminalLine.show(terminal, "10 lines");
        log.getLogger("x").info("one");
        log.getLogger("x").info("two");
        TerminalLine.show(terminal, "20 lines");

        assertThat(printed())
                .matches("(?s)\\Q" + CLEAR + "10 lines" + CLEAR + "\\E\\S+Z INFO  x +one\n\\S+Z INFO  x +two\n\\Q"
                        + CLEAR + "20 lines\\E");
    }

    @Test
    void without_a_line_there_is_nothing_to_clear() {
        TerminalLine.clear(terminal);
        log.getLogger("x").info("one");
        assertThat(printed()).doesNotContain("\u001b", "\r");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
