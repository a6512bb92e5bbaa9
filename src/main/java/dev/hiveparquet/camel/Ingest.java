package dev.hiveparquet.camel;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.OutOfMemory;
import dev.hiveparquet.cli.Summary;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: opens what is on disk, starts Camel, waits for the inputs to end or for a stop, drains, and says what it did.
 *
 * <p>A run over files ends by itself; one with a feed goes on until {@link #stop}.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final LiveConfiguration configuration;
    private final Settings settings;
    private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();

    /** A run that has not begun. */
    public Ingest(LiveConfiguration configuration) {
        this.configuration = configuration;
        this.settings = configuration.get();
    }

    /** Asks the run to end in good order. Any thread, any number of times. */
    public void stop() {
        stopRequested.complete(null);
    }

    /**
     * Runs to the end.
     *
     * @return an {@link ExitCode}
     */
    public int run() {
        try (Storage storage = open();
                Plant plant = new Plant(configuration, storage, Clock.systemUTC())) {
            return run(plant);
        } catch (StartException e) {
            complain(e);
            return ExitCode.USAGE;
        } catch (IOException e) {
            complain(e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private Storage open() throws StartException {
        try {
            return new Storage(settings, Clock.systemUTC());
        } catch (IOException e) {
            throw new StartException(StorageMistake.line(e, settings.output()), e);
        }
    }

    private int run(Plant plant) throws IOException, InterruptedException, StartException {
        HttpPort.requireFree(settings.http());
        CamelRuntime camel =
                new CamelRuntime(configuration.begun(), plant, CamelTools.of(settings.process(), this::stop));
        try {
            camel.start();
            CamelContext context = camel.context();
            LOG.info("Camel {} runs {} routes", context.getVersion(), context.getRoutesSize());
            plant.liveChanges().routesOf(context);
            try (Panel panel = new Panel(configuration, plant, camel, this::stop)) {
                boolean stopped = awaitEnd(plant);
                panel.draining();
                int groupsLeft = end(plant, camel, stopped);
                Summary summary = new Closing(plant, settings, groupsLeft).summary(elapsed(), stopped);
                System.err.print(summary.render());
                panel.ended(summary.render());
                return summary.exitCode();
            }
        } finally {
            camel.stop();
        }
    }

    /** Drains and stops, and gives the number of groups that did not get through. The summary is due whatever the disk does. */
    private int end(Plant plant, CamelRuntime camel, boolean stopped) throws InterruptedException {
        Duration patience = configuration.get().process().shutdownTimeout();
        Deadline deadline = stopped ? Deadline.in(patience) : Deadline.withoutProgressFor(patience);
        Drain drain = new Drain(plant, camel);
        try {
            drain.run(deadline);
        } catch (IOException e) {
            plant.inputs().fail("the end of the run", e.toString());
        }
        int groupsLeft = drain.groupsLeft();
        camel.stop(deadline);
        try {
            plant.report().stopped();
        } catch (IOException e) {
            LOG.warn("The health file cannot be written: {}", e.toString());
        }
        return groupsLeft;
    }

    /** Waits; true if the end was asked for, false if the inputs ended. */
    private boolean awaitEnd(Plant plant) {
        if (settings.tcp() != null) {
            stopRequested.join();
        } else {
            CompletableFuture<Void> inputsEnded = CompletableFuture.allOf(
                    plant.inputs().allRead(),
                    plant.replay().done(),
                    plant.quarantine().done());
            try {
                CompletableFuture.anyOf(stopRequested, inputsEnded).join();
            } catch (CompletionException e) {
                OutOfMemory.endIfCause(e);
                throw e;
            }
        }
        boolean stopped = stopRequested.isDone();
        LOG.info("{}", stopped ? "Stopping" : "All inputs are read");
        return stopped;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static void complain(Exception mistake) {
        String message = Objects.requireNonNullElse(mistake.getMessage(), mistake.toString());
        System.err.println("hive-parquet-ingest: " + message);
    }
}
