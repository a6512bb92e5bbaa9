package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;

/** The log goes to standard error at INFO, and noisy libraries are quiet. */
class LogbackTest {
    @Test
    void the_log_goes_to_standard_error_at_info() throws Exception {
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
    void requests_that_are_none_cannot_fill_the_log() throws Exception {
        assertThat(load(null).getLogger("io.vertx.ext.web.RoutingContext").getEffectiveLevel())
                .isEqualTo(Level.OFF);
    }

    @Test
    void log_level_is_a_system_property_or_a_variable_of_the_environment() throws Exception {
        assertThat(load("DEBUG").getLogger("dev.hiveparquet").getEffectiveLevel())
                .isEqualTo(Level.DEBUG);
    }

    private static LoggerContext load(String level) throws Exception {
        LoggerContext context = new LoggerContext();
        if (level != null) {
            context.putProperty("LOG_LEVEL", level);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogbackTest.class.getResource("/logback.xml"));
        return context;
    }
}
