package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long an orderly end may take: so long in all, or so long without any progress. One thread waits on it, step after
 * step.
 */
final class Deadline {
    private static final long FIRST_LOOK_MILLIS = 1;
    private static final long LAST_LOOK_MILLIS = 20;

    private final Duration time;
    private final boolean renewedByProgress;
    private long endNanos;

    private Deadline(Duration time, boolean renewedByProgress) {
        this.time = time;
        this.renewedByProgress = renewedByProgress;
        this.endNanos = System.nanoTime() + time.toNanos();
    }

    /** So long in all: a stop that was asked for. */
    static Deadline in(Duration time) {
        return new Deadline(time, false);
    }

    /** So long without progress: a run that ends because its inputs do. */
    static Deadline withoutProgressFor(Duration time) {
        return new Deadline(time, true);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /**
     * Waits until something is done or the time is over.
     *
     * @param done what is waited for
     * @param progress a number that changes when there is progress
     * @return whether it is done
     */
    boolean await(BooleanSupplier done, LongSupplier progress) throws InterruptedException {
        long before = progress.getAsLong();
        long pauseMillis = FIRST_LOOK_MILLIS;
        while (!done.getAsBoolean()) {
            long now = progress.getAsLong();
            if (now != before && renewedByProgress) {
                endNanos = System.nanoTime() + time.toNanos();
            }
            before = now;
            if (left().isZero()) {
                return false;
            }
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(LAST_LOOK_MILLIS, pauseMillis * 2);
        }
        return true;
    }
}
