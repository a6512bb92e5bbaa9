package dev.hiveparquet.publish;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one part of the state may take of the disk. Thread-safe.
 *
 * <p>Measuring means looking through directories, so while there is room it is done at most every 10 ms and for at most a
 * hundredth of the time: what comes in between two looks may go beyond the bound.
 */
public final class DiskBudget implements DiskLimit {
    private static final long LOOK_AGAIN_NANOS = 10_000_000L;
    private static final int SHARE_OF_TIME = 100;

    /** How much the part takes now, in bytes. */
    @FunctionalInterface
    public interface HeldBytes {
        long measure() throws IOException;
    }

    private final String part;
    private final String key;
    private volatile long maxBytes;
    private final HeldBytes held;
    private final LongSupplier nanoClock;
    private boolean reached = true;
    private long nextLookNanos;

    /**
     * A budget.
     *
     * @param part what the bytes belong to, with its article
     * @param key the property that sets the bound
     * @param maxBytes the bound
     * @param held measures what it holds
     * @param nanoClock a monotonic clock, in nanoseconds
     */
    public DiskBudget(String part, String key, long maxBytes, HeldBytes held, LongSupplier nanoClock) {
        this.part = part;
        this.key = key;
        this.maxBytes = maxBytes;
        this.held = held;
        this.nanoClock = nanoClock;
    }

    /** What the part may take, in bytes. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Sets another bound, which holds from the next look on. */
    public void maxBytes(long bytes) {
        maxBytes = bytes;
    }

    /** What the part takes now, in bytes. */
    public long heldBytes() throws IOException {
        return held.measure();
    }

    @Override
    public synchronized @Nullable String reached() throws IOException {
        long begun = nanoClock.getAsLong();
        if (!reached && begun < nextLookNanos) {
            return null;
        }
        long bytes = held.measure();
        long took = nanoClock.getAsLong() - begun;
        nextLookNanos = begun + took + Math.max(LOOK_AGAIN_NANOS, SHARE_OF_TIME * took);
        long most = maxBytes;
        reached = bytes >= most;
        return reached ? part + " holds " + mebibytes(bytes) + " of the " + mebibytes(most) + " of " + key : null;
    }

    private static String mebibytes(long bytes) {
        return bytes / (1 << 20) + " MiB";
    }
}
