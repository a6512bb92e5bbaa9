package dev.hiveparquet.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line of the log: time in UTC, level, the logger's last name, message, and a stack trace where there is one. It clears the
 * line of progress, so that it begins where that was.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LEVEL_WIDTH = 5;
    private static final int LOGGER_WIDTH = 24;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128).append(TerminalLine.clearing());
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ');
        padded(event.getLevel().toString(), LEVEL_WIDTH, line);
        padded(lastName(event.getLoggerName()), LOGGER_WIDTH, line);
        line.append(event.getFormattedMessage()).append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void padded(String text, int width, StringBuilder line) {
        line.append(text).append(" ".repeat(Math.max(0, width - text.length()))).append(' ');
    }

    private static String lastName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
