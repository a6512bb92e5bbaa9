package dev.hiveparquet;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.OutOfMemory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that SIGTERM, SIGINT and SIGHUP end in good order, with the exit code of the run and not the signal's. A second
 * signal changes nothing. What a run did not foresee ends it with one line and exit code 1.
 *
 * <p>The process leaves by {@link System#exit} when the run is over, so that the shutdown hooks of others run, and run
 * last: a flight recording that the command line asked for holds the stop as well.
 */
final class StoppableRun {
    private static final Logger LOG = LoggerFactory.getLogger(StoppableRun.class);

    /** How long the shutdown hooks of others may take after a signal. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final IntSupplier run;
    private final Runnable stop;
    private final Supplier<Duration> patience;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * A run that has not begun.
     *
     * @param run runs to the end and gives the exit code
     * @param stop asks the run to end; called by another thread
     * @param patience how long the run may take to end once it was asked to; asked for then
     */
    StoppableRun(IntSupplier run, Runnable stop, Supplier<Duration> patience) {
        this.run = run;
        this.stop = stop;
        this.patience = patience;
    }

    /** Runs, and returns the exit code, which the caller leaves the process with. */
    int run() {
        StopSignals.call(this::end);
        int code = ExitCode.FAILED;
        try {
            code = run.getAsInt();
        } catch (RuntimeException | Error e) {
            OutOfMemory.endIfCause(e);
            System.err.println("hive-parquet-ingest: failed unexpectedly, nothing is lost: " + e
                    + "; LOG_LEVEL=DEBUG shows where");
            LOG.debug("The run failed", e);
        } finally {
            exitCode.complete(code);
        }
        return code;
    }

    /** Ends the process, by a signal's own thread. */
    private void end() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        Duration time = patience.get();
        stop.run();
        try {
            leave(exitCode.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            System.err.println("hive-parquet-ingest: the stop took more than " + time.toSeconds()
                    + " s and was broken off; nothing is lost, the next start goes on");
            leave(ExitCode.FAILED);
        }
    }

    /** Leaves as the run's own thread does, or would do, and without ceremony if a hook of somebody hangs. */
    private static void leave(int code) {
        Thread exit = new Thread(() -> System.exit(code), "exit");
        exit.start();
        try {
            exit.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
