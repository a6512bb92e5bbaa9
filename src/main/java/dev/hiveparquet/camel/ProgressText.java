package dev.hiveparquet.camel;

import dev.hiveparquet.camel.StateReport.ProgressOutput;
import dev.hiveparquet.cli.FeedProgress;
import dev.hiveparquet.cli.FileProgress;
import dev.hiveparquet.cli.ProgressLine;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.ProcessSettings;
import dev.hiveparquet.metrics.Totals;
import java.util.function.Supplier;

/** How the run is going, in one line; rates are those since the line before. One thread asks. */
final class ProgressText implements Supplier<String> {
    private final Plant plant;
    private long lastNanos = System.nanoTime();
    private long lastLines;
    private long lastBytes;

    ProgressText(Plant plant) {
        this.plant = plant;
    }

    @Override
    public String get() {
        long now = System.nanoTime();
        Totals totals = plant.meters().totals();
        // The same look at the counts, for the page.
        plant.history().tell(totals.linesRead(), now);
        double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
        double linesPerSecond = (totals.linesRead() - lastLines) / seconds;
        double bytesPerSecond = (totals.bytesRead() - lastBytes) / seconds;
        lastNanos = now;
        lastLines = totals.linesRead();
        lastBytes = totals.bytesRead();
        if (plant.tcpFeed() == null) {
            return ProgressLine.of(
                    new FileProgress(totals.bytesRead(), plant.inputs().bytesToRead(), linesPerSecond, bytesPerSecond));
        }
        return ProgressLine.of(new FeedProgress(
                totals.linesRead(),
                linesPerSecond,
                plant.openGroups().size(),
                plant.storage().filesToUpload()));
    }

    /** Where the line goes. */
    static ProgressOutput output(ProcessSettings process) {
        return switch (process.progress()) {
            case ALWAYS -> ProgressOutput.TERMINAL;
            case NEVER -> ProgressOutput.NOWHERE;
            case AUTO -> Terminal.isInteractive() ? ProgressOutput.TERMINAL : ProgressOutput.LOG;
        };
    }
}
