package dev.hiveparquet;

import dev.hiveparquet.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that SIGTERM and SIGINT end in good order, with the exit code of the run and not the signal's. A second signal
 * changes nothing. What a run did not foresee ends it with one line and exit code 1.
 */
final class StoppableRun {
    private static final Logger LOG = LoggerFactory.getLogger(StoppableRun.class);

    private final IntSupplier run;
    private final Runnable stop;
    private final Duration patience;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /**
     * A run that has not begun.
     *
     * @param run runs to the end and gives the exit code
     * @param stop asks the run to end; called by another thread
     * @param patience how long the run may take to end once it was asked to
     */
    StoppableRun(IntSupplier run, Runnable stop, Duration patience) {
        this.run = run;
        this.stop = stop;
        this.patience = patience;
    }

    /** Runs, and returns the exit code. */
    int run() {
        Thread hook = new Thread(this::end, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = ExitCode.FAILED;
        try {
            code = run.getAsInt();
        } catch (RuntimeException | Error e) {
            System.err.println("hive-parquet-ingest: failed unexpectedly, nothing is lost: " + e
                    + "; LOG_LEVEL=DEBUG shows where");
            LOG.debug("The run failed", e);
        } finally {
            exitCode.complete(code);
            leaveToOtherHooks(hook);
        }
        return code;
    }

    /** A run that ends by itself needs no hook, and must not cut short those of others, a recording's say. */
    private static void leaveToOtherHooks(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stoppedBySignal) {
            LOG.debug("The end was asked for; the hook ends the process", stoppedBySignal);
        }
    }

    private void end() {
        stop.run();
        try {
            Runtime.getRuntime().halt(exitCode.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            System.err.println("hive-parquet-ingest: the stop took more than " + patience.toSeconds()
                    + " s and was broken off; nothing is lost, the next start goes on");
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
