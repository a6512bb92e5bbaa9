package dev.hiveparquet.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command's text goes.
 *
 * @param out what was asked for: help, version, health
 * @param err everything else
 */
public record Terminal(PrintWriter out, PrintWriter err) {
    /** The name that begins every line of {@code err} that is about a mistake. */
    static final String PROGRAM = "hive-parquet-ingest";

    /** The process's own, in UTF-8. */
    public static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Whether a person may be looking on: a terminal is told from a file or a pipe by the console being one. */
    @SuppressWarnings(
            "SystemConsoleNull") // from Java 22 on there is a console even without a terminal, and it says so itself
    public static boolean isInteractive() {
        Console console = System.console();
        try {
            return console != null
                    && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** One line on {@code err}, behind the program's name. */
    public void complain(String line) {
        err.println(PROGRAM + ": " + line);
        err.flush();
    }
}
