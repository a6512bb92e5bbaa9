package dev.hiveparquet.cli;

import dev.hiveparquet.config.Durations;
import dev.hiveparquet.config.Excerpt;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The answer of {@code --health-check}: what the health file says, unless it is missing, unreadable or stale. */
final class HealthCheck {
    /** A health file that was not written for this long is a program that hangs or is gone. */
    static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private HealthCheck() {}

    /** Whether the program is well, and why. */
    record Verdict(boolean up, String reason) {
        @Override
        public String toString() {
            return (up ? "UP" : "DOWN") + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    static Verdict ask(Path stateDir, Clock clock) {
        try {
            HealthFile file = HealthFile.read(stateDir);
            Duration age = Duration.ofMillis(clock.millis()).minusMillis(file.atMillis());
            if (age.abs().compareTo(STALE_AFTER) > 0) {
                String side = age.isNegative() ? " ahead of the clock" : " old";
                return new Verdict(false, "the health file is " + Durations.format(age.abs()) + side);
            }
            return new Verdict(file.up(), Excerpt.of(file.detail()));
        } catch (NoSuchFileException e) {
            return new Verdict(false, "no health file in " + Excerpt.of(stateDir.toString()) + "; is it running?");
        } catch (IOException | ArithmeticException e) {
            return new Verdict(false, "the health file cannot be used: " + Excerpt.of(String.valueOf(e.getMessage())));
        }
    }
}
