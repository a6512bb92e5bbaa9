package dev.hiveparquet.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log as it is shipped: lines on standard error, since standard output is for what a command was asked to print, at the
 * level that {@code LOG_LEVEL} (system property or environment) gives: ERROR, WARN, INFO, DEBUG or TRACE.
 *
 * <p>In code, since reading logback's XML takes a tenth of a second of every start. An XML of somebody's own goes before it:
 * the file that the system property {@code logback.configurationFile} names, or {@code logback.xml} on the class path.
 */
public final class ShippedLog extends ContextAwareBase implements Configurator {
    private static final String LOG_LEVEL = "LOG_LEVEL";

    /**
     * What is quieter than the rest. Camel's start prints its configuration and thread pools; what it warns of matters;
     * netty's component says bound and unbound of a feed that only the connector knows.
     * Starts, why one failed, and what a stop left undone, are told by the program itself; an upload that it leaves waiting is
     * no rollback, and a group that it leaves waiting no error in processing. A request that is none would be a stack trace
     * each, which anybody who reaches the port could fill the disk with.
     */
    private static final Map<String, Level> QUIETER = Map.ofEntries(
            Map.entry("org.apache.camel.main", Level.WARN),
            Map.entry("org.apache.camel.component.platform.http", Level.WARN),
            Map.entry("org.apache.camel.component.netty", Level.WARN),
            Map.entry("org.apache.camel.processor.aggregate", Level.ERROR),
            Map.entry("org.apache.camel.impl.engine.AbstractCamelContext", Level.OFF),
            Map.entry("org.apache.camel.component.file.GenericFileOnCompletion", Level.ERROR),
            Map.entry("io.netty", Level.WARN),
            Map.entry("io.vertx", Level.WARN),
            Map.entry("io.vertx.ext.web.RoutingContext", Level.OFF),
            Map.entry("software.amazon.awssdk", Level.WARN),
            Map.entry("org.apache.http", Level.WARN),
            Map.entry("org.eclipse.jetty", Level.WARN),
            Map.entry("org.gaul", Level.WARN));

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isConfiguredByXml()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        apply(context, level());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Sets a context up in which nothing is set up yet. */
    public static void apply(LoggerContext context, Level level) {
        LogLine layout = new LogLine();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("STDERR");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(console);
        QUIETER.forEach((name, quieter) -> context.getLogger(name).setLevel(quieter));
    }

    private static boolean isConfiguredByXml() {
        ClassLoader loader = ShippedLog.class.getClassLoader();
        return System.getProperty("logback.configurationFile") != null
                || Stream.of("logback-test.xml", "logback.xml").anyMatch(name -> loader.getResource(name) != null);
    }

    private static Level level() {
        return level(System.getProperty(LOG_LEVEL, System.getenv(LOG_LEVEL)));
    }

    /** The level of that name, INFO where there is none. */
    static Level level(@Nullable String name) {
        return Level.toLevel(name, Level.INFO);
    }
}
