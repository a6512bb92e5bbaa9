package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says when a feed has sent bytes for too long without a sentence among them, once a minute, and when that is over. One thread.
 *
 * <p>Asked whenever bytes have come; where none come, the idle timeout ends the connection.
 */
final class SentenceAlarm {
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final FeedStatus status;
    private final Supplier<Duration> bound;
    private final LongSupplier nanoClock;
    private boolean raised;
    private long saidNanos;

    /**
     * An alarm that is not raised.
     *
     * @param bound for how long no sentence may come; zero: for ever
     */
    SentenceAlarm(FeedStatus status, Supplier<Duration> bound, LongSupplier nanoClock) {
        this.status = status;
        this.bound = bound;
        this.nanoClock = nanoClock;
    }

    /** Whether a feed that has brought no sentence for so long is not well. */
    static boolean isDue(Duration withoutSentence, Duration bound) {
        return !bound.isZero() && withoutSentence.compareTo(bound) >= 0;
    }

    /** What there is to say now, null where there is nothing. */
    @Nullable
    String next() {
        Duration without = status.withoutSentence();
        if (!isDue(without, bound.get())) {
            boolean over = raised && without.isZero();
            raised &= !over;
            return over ? "The feed sends sentences again" : null;
        }
        long now = nanoClock.getAsLong();
        if (raised && now - saidNanos < SAY_AGAIN.toNanos()) {
            return null;
        }
        raised = true;
        saidNanos = now;
        return "The feed has sent " + status.instead() + ", for " + without.toSeconds() + " s";
    }
}
