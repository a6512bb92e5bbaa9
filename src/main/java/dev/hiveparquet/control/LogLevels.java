package dev.hiveparquet.control;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The levels of the process's loggers, read and changed while it runs. Thread-safe. */
public final class LogLevels {
    private LogLevels() {}

    /** The loggers that have a level of their own, by name; {@code ROOT} is the one that holds for all others. */
    public static Map<String, String> all() {
        Map<String, String> levels = new TreeMap<>();
        for (Logger logger : context().getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger.getName(), logger.getLevel().toString());
            }
        }
        return levels;
    }

    /**
     * Sets a logger's level until the process ends.
     *
     * @param logger a name, of a class or package; {@code ROOT} for all that have none of their own
     * @param level null to follow the logger above again
     * @throws IllegalArgumentException if there is no such level, or the root is to follow another
     */
    public static void set(String logger, @Nullable String level) {
        if (level == null && logger.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME)) {
            throw new IllegalArgumentException("ROOT follows no other logger; give a level");
        }
        context().getLogger(logger).setLevel(level == null ? null : parse(level));
    }

    /** Does something with all but errors kept out of the log, since its own report says what is to be said. */
    public static <T> T quietly(Supplier<T> work) {
        String before = System.getenv("LOG_LEVEL") == null ? all().get(Logger.ROOT_LOGGER_NAME) : null;
        if (before == null) {
            return work.get();
        }
        set(Logger.ROOT_LOGGER_NAME, "ERROR");
        try {
            return work.get();
        } finally {
            set(Logger.ROOT_LOGGER_NAME, before);
        }
    }

    private static Level parse(String text) {
        Level level = Level.toLevel(text.toUpperCase(Locale.ROOT), null);
        if (level == null) {
            throw new IllegalArgumentException(
                    "there is no level " + text + "; TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
        return level;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
