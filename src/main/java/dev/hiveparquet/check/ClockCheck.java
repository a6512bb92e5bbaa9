package dev.hiveparquet.check;

import dev.hiveparquet.config.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the machine's clock can be right: not before this program was written, nor before what it has written. */
final class ClockCheck implements Check {
    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Path stateDir;
    private final Clock clock;

    ClockCheck(Path stateDir, Clock clock) {
        this.stateDir = stateDir;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(EARLIEST)) {
            return List.of(Finding.fails("clock", "says " + now + ", which cannot be; set it"));
        }
        Optional<Instant> written = lastWritten();
        if (written.isPresent() && written.get().isAfter(now.plus(TOLERANCE))) {
            Duration ahead =
                    Duration.ofSeconds(Duration.between(now, written.get()).toSeconds());
            return List.of(Finding.warning(
                    "clock",
                    "says " + now + ", but " + stateDir + " was written " + Durations.format(ahead)
                            + " later; was it set back?"));
        }
        return List.of(Finding.ok("clock", "says " + now));
    }

    /** When anything in the state directory was changed last. */
    private Optional<Instant> lastWritten() {
        try (Stream<Path> files = Files.list(stateDir)) {
            return files.flatMap(file -> {
                        try {
                            return Stream.of(Files.getLastModifiedTime(file).toInstant());
                        } catch (IOException gone) {
                            return Stream.empty();
                        }
                    })
                    .max(Instant::compareTo);
        } catch (NoSuchFileException nothingWrittenYet) {
            return Optional.empty();
        } catch (IOException toldByTheDirectoryCheck) {
            return Optional.empty();
        }
    }
}
