package dev.hiveparquet.control;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of something came in a second, over the last hour in slots of half a minute. Thread-safe.
 *
 * <p>It is told the count so far, every few seconds; a slot in which it was told nothing has the rate of the one after it.
 */
public final class RateHistory {
    /** Length of a slot, in seconds. */
    public static final int SLOT_SECONDS = 30;

    private static final int SLOTS = 120;

    private final double[] perSecond = new double[SLOTS];
    private long slots;
    private long slotBeganNanos;
    private long countAtBegin;
    private long lastNanos;
    private long lastCount;
    private double current;

    /**
     * A history that begins now.
     *
     * @param nowNanos as {@link System#nanoTime} tells
     */
    public RateHistory(long nowNanos) {
        slotBeganNanos = nowNanos;
        lastNanos = nowNanos;
    }

    /** Notes the count so far; calls within half a second count for nothing. */
    public synchronized void tell(long count, long nowNanos) {
        double seconds = (nowNanos - lastNanos) / 1e9;
        if (seconds < 0.5) {
            return;
        }
        current = (count - lastCount) / seconds;
        lastNanos = nowNanos;
        lastCount = count;
        double inSlot = (nowNanos - slotBeganNanos) / 1e9;
        if (inSlot >= SLOT_SECONDS) {
            double rate = (count - countAtBegin) / inSlot;
            for (long i = Math.min(SLOTS, (long) (inSlot / SLOT_SECONDS)); i > 0; i--) {
                perSecond[(int) (slots++ % SLOTS)] = rate;
            }
            slotBeganNanos = nowNanos;
            countAtBegin = count;
        }
    }

    /** The rate between the last two times it was told, in a second. */
    public synchronized double current() {
        return current;
    }

    /** The rates of the last slots, the oldest first; as many as there have been, 120 at most. */
    public synchronized List<Double> lastHour() {
        List<Double> rates = new ArrayList<>();
        for (long i = Math.max(0, slots - SLOTS); i < slots; i++) {
            rates.add(perSecond[(int) (i % SLOTS)]);
        }
        return rates;
    }
}
