package dev.hiveparquet.camel;

import dev.hiveparquet.config.LiveConfiguration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run of the program in this JVM; closing it stops it and waits for its end. */
final class Run implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Ingest ingest;
    private final CompletableFuture<Integer> exitCode;

    Run(LiveConfiguration configuration) {
        ingest = new Ingest(configuration);
        exitCode = new CompletableFuture<>();
        Thread thread = new Thread(this::run, "run");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            exitCode.complete(ingest.run());
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        }
    }

    /** Waits for the end. */
    int exitCode() throws Exception {
        return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks for the end and waits for it. */
    int stop() throws Exception {
        ingest.stop();
        return exitCode();
    }

    /** As {@link #stop}, and gives the milliseconds that it took. */
    long millisToStop() throws Exception {
        long begun = System.nanoTime();
        stop();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    boolean isRunning() {
        return !exitCode.isDone();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (Exception e) {
            throw new AssertionError("the run did not end in good order", e);
        }
    }
}
