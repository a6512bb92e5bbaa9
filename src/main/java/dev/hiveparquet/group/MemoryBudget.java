package dev.hiveparquet.group;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bound on memory that several threads take and give back, in bytes. Thread-safe. */
final class MemoryBudget {
    /** Of the bound, the part that is to be free when a wait is over. */
    private static final int ROOM = 32;

    private volatile long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final AtomicLong heldBytes = new AtomicLong();

    MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void changed(long bytes) {
        if (bytes == 0) {
            return;
        }
        lock.lock();
        try {
            heldBytes.addAndGet(bytes);
            if (bytes < 0) {
                freed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long heldBytes() {
        return heldBytes.get();
    }

    boolean isExceeded() {
        return heldBytes.get() > maxBytes;
    }

    /** Sets another bound; who waits for room looks again. */
    void maxBytes(long bytes) {
        lock.lock();
        try {
            maxBytes = bytes;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long maxBytes() {
        return maxBytes;
    }

    /**
     * Waits until what is held is so far within the bound that not the next rows exceed it again, or the time is over, and
     * tells whether it is within the bound.
     */
    boolean await(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (heldBytes.get() > maxBytes - maxBytes / ROOM && left > 0) {
                left = freed.awaitNanos(left);
            }
            return !isExceeded();
        } finally {
            lock.unlock();
        }
    }
}
