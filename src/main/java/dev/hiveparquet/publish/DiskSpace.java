package dev.hiveparquet.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk: reading waits while a {@link DiskLimit} is reached, which slows the sender down, and goes on by itself when
 * there is room again. Thread-safe.
 */
public final class DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final List<DiskLimit> limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile @Nullable String waitingFor;
    private boolean stopped;

    /** Room within all of these limits; the first that is reached is the one that is told. */
    public DiskSpace(List<DiskLimit> limits) {
        this.limits = List.copyOf(limits);
    }

    /**
     * Returns at once where there is room, else when there is.
     *
     * @throws CancellationException if the program stops while this waits: the block is not taken
     * @throws IOException if the disk cannot be asked
     */
    public void await() throws IOException, InterruptedException {
        String reached = reached();
        if (reached == null) {
            return;
        }
        lock.lock();
        try {
            awaitRoom(reached);
        } finally {
            waitingFor = null;
            lock.unlock();
        }
    }

    /** Why reading waits, null while it does not. */
    public @Nullable String waitingFor() {
        return waitingFor;
    }

    /** Whether reading waits for room. */
    public boolean isWaiting() {
        return waitingFor != null;
    }

    /** Ends the waiting: the program stops. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(String reached) throws IOException, InterruptedException {
        long saidNanos = 0;
        for (String still = reached; still != null; still = reached()) {
            if (stopped) {
                throw new CancellationException("stopped while reading waited: " + still);
            }
            waitingFor = still;
            if (saidNanos == 0 || System.nanoTime() - saidNanos > SAY_AGAIN.toNanos()) {
                LOG.warn("Reading waits: {}", still);
                saidNanos = System.nanoTime();
            }
            long unused = stopping.awaitNanos(LOOK_AGAIN.toNanos());
        }
        LOG.info("Reading goes on: there is room again");
    }

    private @Nullable String reached() throws IOException {
        for (DiskLimit limit : limits) {
            String reached = limit.reached();
            if (reached != null) {
                return reached;
            }
        }
        return null;
    }
}
