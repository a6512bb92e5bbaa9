package dev.hiveparquet.simulate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (SIGTERM, SIGINT) end a run in order: asks it to stop, waits for {@link #reached}, and leaves with exit
 * code 0, where the JVM by itself would leave at once with 143.
 *
 * <p>Closed before any signal, it has no effect.
 */
final class GracefulEnd implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread hook;

    /** What stops the run. */
    interface Stop {
        void stop() throws Exception;
    }

    GracefulEnd(Stop stop) {
        hook = new Thread(() -> end(stop), "graceful-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Everything is written. */
    void reached() {
        reached.countDown();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already going down: the hook runs, and waits for reached().
            return;
        }
    }

    private void end(Stop stop) {
        try {
            stop.stop();
            if (reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the feed could not be stopped", e);
        }
    }
}
