package dev.hiveparquet.camel;

import dev.hiveparquet.cli.HealthFile;
import dev.hiveparquet.cli.TerminalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code stateReport}: every two seconds the health file, and how the run is going, as a line that renews itself on
 * a terminal and as a log line twice a minute elsewhere.
 */
public final class StateReport {
    private static final Logger LOG = LoggerFactory.getLogger(StateReport.class);
    private static final int REPORTS_PER_LOG_LINE = 15;

    private final Path stateDir;
    private final Clock clock;
    private final Supplier<String> progressLine;
    private final ProgressOutput output;
    private int reports;

    /** Where the line of progress goes. */
    enum ProgressOutput {
        TERMINAL,
        LOG,
        NOWHERE
    }

    StateReport(Path stateDir, Clock clock, Supplier<String> progressLine, ProgressOutput output) {
        this.stateDir = stateDir;
        this.clock = clock;
        this.progressLine = progressLine;
        this.output = output;
    }

    /** Writes and shows the state as it is now. */
    public void report() throws IOException {
        String progress = progressLine.get();
        write(true, progress);
        reports++;
        if (output == ProgressOutput.TERMINAL) {
            TerminalLine.show(System.err, progress);
        } else if (output == ProgressOutput.LOG && reports % REPORTS_PER_LOG_LINE == 0) {
            LOG.info("{}", progress);
        }
    }

    /** The last word: the program has stopped. */
    void stopped() throws IOException {
        write(false, "stopped");
        if (output == ProgressOutput.TERMINAL) {
            TerminalLine.clear(System.err);
        }
    }

    private void write(boolean up, String detail) throws IOException {
        HealthFile health =
                new HealthFile(up, clock.millis(), ProcessHandle.current().pid(), detail);
        // Readers must not see half a file; whether it survives a power cut is of no account.
        Path unfinished = stateDir.resolve(HealthFile.NAME + ".tmp");
        Files.writeString(unfinished, health.render());
        Files.move(unfinished, stateDir.resolve(HealthFile.NAME), StandardCopyOption.ATOMIC_MOVE);
    }
}
