package dev.hiveparquet.camel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** A clock in microseconds since 1970-01-01T00:00:00Z. */
final class Micros {
    private Micros() {}

    static LongSupplier of(Clock clock) {
        return () -> ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
