package dev.hiveparquet.verify;

import dev.hiveparquet.cli.Amounts;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** What a verification has looked at so far, and the line that says so on a terminal. */
final class Tally {
    private static final long SAY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final PrintWriter terminal;
    private final boolean shown;
    private long saidNanos = System.nanoTime();
    long files;
    long rows;
    long bytes;
    long objects;

    /** A tally that shows itself, or does not. */
    Tally(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    void file(long fileRows, long fileBytes) {
        files++;
        rows += fileRows;
        bytes += fileBytes;
        say();
    }

    void object() {
        objects++;
        say();
    }

    /** Wipes the line. */
    void wipe() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    private void say() {
        if (shown && System.nanoTime() - saidNanos > SAY_NANOS) {
            saidNanos = System.nanoTime();
            terminal.print("\r\u001b[K" + Amounts.count(files, "file") + "  " + Amounts.bytes(bytes)
                    + (objects == 0 ? "" : "  " + Amounts.count(objects, "object")));
            terminal.flush();
        }
    }
}
