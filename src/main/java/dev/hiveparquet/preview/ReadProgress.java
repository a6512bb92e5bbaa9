package dev.hiveparquet.preview;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.cli.TerminalLine;
import dev.hiveparquet.config.ProgressMode;
import dev.hiveparquet.intake.InputPreview;
import java.util.concurrent.TimeUnit;

/** The line that says on a terminal how far a file has been read, gone when it is closed. */
final class ReadProgress implements AutoCloseable {
    private static final long SAY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final InputPreview input;
    private final boolean shown;
    private long saidNanos = System.nanoTime();

    ReadProgress(ProgressMode mode, InputPreview input) {
        this.input = input;
        shown = mode == ProgressMode.ALWAYS || (mode == ProgressMode.AUTO && Terminal.isInteractive());
    }

    /** Shows it, four times a second at most. */
    void show() {
        long now = System.nanoTime();
        if (shown && now - saidNanos >= SAY_NANOS) {
            saidNanos = now;
            TerminalLine.show(System.err, Amounts.bytes(input.readTo()) + " of " + Amounts.bytes(input.bytes()));
        }
    }

    @Override
    public void close() {
        if (shown) {
            TerminalLine.clear(System.err);
        }
    }
}
