package dev.hiveparquet.camel;

import dev.hiveparquet.upload.FailureKind.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * When an upload may be tried: an entry that failed waits, and all wait where the failure is one of the store; longer each time,
 * with jitter, without end. Knows no thread and no Camel. Thread-safe.
 *
 * <p>An entry that waits holds no thread, so others get through however many fail.
 */
final class UploadSchedule {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration STORE_CAP = Duration.ofSeconds(30);
    private static final Duration ENTRY_CAP = Duration.ofMinutes(1);

    private final LongSupplier nanoClock;
    private final RandomGenerator random;
    private final Map<String, Failures> failing = new HashMap<>();
    private final Backoff storeBackoff;
    private final long epochNanos;
    private long storeOpensNanos;
    private boolean stopped;

    private static final class Failures {
        private final Backoff backoff;
        private long dueNanos;
        private int count;

        Failures(Backoff backoff) {
            this.backoff = backoff;
        }
    }

    UploadSchedule(LongSupplier nanoClock, RandomGenerator random) {
        this.nanoClock = nanoClock;
        this.random = random;
        storeBackoff = new Backoff(FIRST, STORE_CAP, random);
        epochNanos = nanoClock.getAsLong();
    }

    /** Whether any entry may be tried. */
    synchronized boolean isOpen() {
        return !stopped && nanos() >= storeOpensNanos;
    }

    /** Whether this entry may be tried. */
    synchronized boolean mayTry(String entry) {
        Failures failures = failing.get(entry);
        return isOpen() && (failures == null || nanos() >= failures.dueNanos);
    }

    /**
     * An attempt has failed.
     *
     * @return how often this entry has failed by now
     */
    synchronized int failed(String entry, Scope scope) {
        long now = nanos();
        Failures failures = failing.computeIfAbsent(entry, any -> new Failures(new Backoff(FIRST, ENTRY_CAP, random)));
        failures.count++;
        failures.dueNanos = now + failures.backoff.nextMillis() * 1_000_000;
        // Several attempts under way when the store goes away are one failure of the store.
        if (scope == Scope.STORE && now >= storeOpensNanos) {
            storeOpensNanos = now + storeBackoff.nextMillis() * 1_000_000;
        }
        return failures.count;
    }

    /** An object is confirmed: the store is well. */
    synchronized void succeeded(String entry) {
        failing.remove(entry);
        storeBackoff.reset();
    }

    /** An entry is not to be tried any more. */
    synchronized void forget(String entry) {
        failing.remove(entry);
    }

    /** Whatever waits may be tried at once. */
    synchronized void retryNow() {
        storeOpensNanos = nanos();
        failing.values().forEach(failures -> failures.dueNanos = nanos());
    }

    /** Nothing is tried any more. */
    synchronized void stop() {
        stopped = true;
    }

    /** Whether nothing is tried any more. */
    synchronized boolean isStopped() {
        return stopped;
    }

    private long nanos() {
        return nanoClock.getAsLong() - epochNanos;
    }
}
