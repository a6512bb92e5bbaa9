package dev.hiveparquet.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The line at the bottom of the terminal that renews itself, of which a process has one. What is printed beside it clears it
 * first, and it is shown again with its next renewal. Thread-safe.
 */
public final class TerminalLine {
    private static final String CLEAR = "\r\u001b[K";
    private static final AtomicBoolean SHOWN = new AtomicBoolean();

    private TerminalLine() {}

    /** Shows a line, in place of the one before. */
    public static void show(PrintStream terminal, String text) {
        terminal.print(CLEAR + text);
        terminal.flush();
        SHOWN.set(true);
    }

    /** Takes the line away for good. */
    public static void clear(PrintStream terminal) {
        terminal.print(clearing());
        terminal.flush();
    }

    /** What must be printed before anything else; empty where no line is shown. */
    static String clearing() {
        return SHOWN.getAndSet(false) ? CLEAR : "";
    }
}
