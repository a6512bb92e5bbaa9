package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The log goes to standard error at INFO, and noisy libraries are quiet. */
class LogbackTest {
    @Test
    void the_log_goes_to_standard_error_at_info() {
        LoggerContext context = load(null);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
        assertThat(console.getTarget()).isEqualTo("System.err");
        assertThat(console.isStarted()).isTrue();
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("software.amazon.awssdk.request").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.apache.camel.main.MainSupport").getEffectiveLevel())
                .isEqualTo(Level.WARN);
    }

    @Test
    void requests_that_are_none_cannot_fill_the_log() {
        assertThat(load(null).getLogger("io.vertx.ext.web.RoutingContext").getEffectiveLevel())
                .isEqualTo(Level.OFF);
    }

    @Test
    void log_level_is_a_system_property_or_a_variable_of_the_environment() {
        assertThat(load("DEBUG").getLogger("dev.hiveparquet").getEffectiveLevel())
                .isEqualTo(Level.DEBUG);
    }

    @Test
    void a_line_has_time_in_utc_level_logger_and_message() {
        LoggerContext context = load(null);
        Logger logger = context.getLogger("dev.hiveparquet.camel.Ingest");
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, "{} files", null, new Object[] {3});
        event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        assertThat(new LogLine().doLayout(event))
                .isEqualTo("2026-01-02T03:04:05.006Z WARN  Ingest                   3 files\n");
    }

    @Test
    void a_stack_trace_follows_its_line() {
        Logger logger = load(null).getLogger("published");
        Exception failure = new IllegalStateException("no room");
        LoggingEvent event = new LoggingEvent("", logger, Level.ERROR, "gone", failure, null);
        assertThat(new LogLine().doLayout(event))
                .contains(" ERROR published                gone\njava.lang.IllegalStateException: no room")
                .contains("\tat dev.hiveparquet.cli.LogbackTest.");
    }

    @Test
    void an_xml_of_ones_own_goes_before() {
        LoggerContext context = new LoggerContext();
        assertThat(new ShippedLog().configure(context))
                .as("the tests have one on their class path")
                .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR"))
                .isNull();
    }

    private static LoggerContext load(String level) {
        LoggerContext context = new LoggerContext();
        ShippedLog.apply(context, ShippedLog.level(level));
        return context;
    }
}
