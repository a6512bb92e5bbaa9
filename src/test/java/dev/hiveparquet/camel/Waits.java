package dev.hiveparquet.camel;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waiting with a bound. */
final class Waits {
    private Waits() {}

    /** Waits until something is so; fails when it is not so after half a minute. */
    static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                // Files may go while they are looked at.
                .ignoreExceptions()
                .until(condition);
    }
}
