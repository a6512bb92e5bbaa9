package dev.hiveparquet.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The word {@code %clearLine} in the log's pattern: clears the line of progress, so that a log line begins where it was. */
public final class ClearLine extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return TerminalLine.clearing();
    }
}
