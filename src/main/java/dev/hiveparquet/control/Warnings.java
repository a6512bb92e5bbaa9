package dev.hiveparquet.control;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The last warnings and errors of the log. One that comes again counts on instead of pushing others out: numbers in it may
 * differ. Thread-safe; listens until it is closed.
 */
public final class Warnings implements AutoCloseable {
    private static final int LIMIT = 20;
    private static final int LONGEST_TEXT = 500;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                add(event);
            }
        }
    };

    /**
     * Something that was logged.
     *
     * @param atMillis when last, in milliseconds since 1970-01-01T00:00:00Z
     * @param level WARN or ERROR
     * @param logger without its package
     * @param text as it was last
     * @param times how often
     */
    public record Entry(long atMillis, String level, String logger, String text, long times) {}

    /** Begins to listen to all loggers. */
    public Warnings() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        appender.setContext(context);
        appender.setName("warnings-" + System.identityHashCode(this));
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private synchronized void add(ILoggingEvent event) {
        String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
        String message = event.getFormattedMessage();
        String text = message.length() > LONGEST_TEXT ? message.substring(0, LONGEST_TEXT) + "…" : message;
        String key = logger + ' ' + text.replaceAll("\\d+", "0");
        Entry before = entries.remove(key);
        long times = before == null ? 1 : before.times() + 1;
        entries.put(key, new Entry(event.getTimeStamp(), event.getLevel().toString(), logger, text, times));
        if (entries.size() > LIMIT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** What was logged, the latest first. */
    public synchronized List<Entry> newestFirst() {
        List<Entry> all = new ArrayList<>(entries.values());
        Collections.reverse(all);
        return all;
    }

    @Override
    public void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(appender);
        appender.stop();
    }
}
