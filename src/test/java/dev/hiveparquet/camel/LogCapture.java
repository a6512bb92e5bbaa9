package dev.hiveparquet.camel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.hiveparquet.cli.ShippedLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that the program as shipped logs at LOG_LEVEL=DEBUG while this is open, stack traces included. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternLayout layout = new PatternLayout();

    private final LoggerContext shipped = new LoggerContext();

    LogCapture() {
        ShippedLog.apply(shipped, Level.DEBUG);
        setContext(root.getLoggerContext());
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger %msg%n%ex");
        layout.start();
        start();
        root.iteratorForAppenders().forEachRemaining(LogCapture::quiet);
        root.addAppender(this);
        root.setLevel(Level.DEBUG);
    }

    /** The others go on with what they are there for. */
    private static void quiet(Appender<ILoggingEvent> other) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel("WARN");
        filter.start();
        other.addFilter(filter);
    }

    @Override
    protected void append(ILoggingEvent event) {
        Level level = shipped.getLogger(event.getLoggerName()).getEffectiveLevel();
        if (event.getLevel().isGreaterOrEqual(level)) {
            lines.add(layout.doLayout(event));
        }
    }

    String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(this);
        root.iteratorForAppenders().forEachRemaining(Appender::clearAllFilters);
        stop();
        shipped.stop();
    }
}
