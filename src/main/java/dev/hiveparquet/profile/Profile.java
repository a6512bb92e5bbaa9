package dev.hiveparquet.profile;

import dev.hiveparquet.config.ProfileSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profile of a run, from its start to {@link #close}, or to the end of the process if that comes first.
 *
 * <p>A file that ends in {@code .html} becomes a flame graph, one that ends in {@code .jfr} a flight recording. Where
 * async-profiler has no library for the platform, a flight recording takes the flame graph's place, and its ending too. A
 * profile that cannot be had is no reason not to run.
 */
public final class Profile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String FLAME_GRAPH = ".html";
    private static final String FLIGHT_RECORDING = ".jfr";

    private final ProfileSettings wanted;
    private final PrintStream out;
    private final AtomicBoolean saved = new AtomicBoolean();
    private Path file;
    private @Nullable Recording recording;

    /**
     * Begins to record.
     *
     * @param clock names the file where none is named
     * @param out told at the end where the profile is
     */
    public static Profile start(ProfileSettings wanted, Clock clock, PrintStream out) {
        Path file = wanted.file() == null ? Path.of(madeUpName(wanted, clock)) : wanted.file();
        Profile profile = new Profile(wanted, file.toAbsolutePath(), out);
        profile.start();
        Runtime.getRuntime().addShutdownHook(new Thread(profile::close, "profile"));
        return profile;
    }

    private static String madeUpName(ProfileSettings wanted, Clock clock) {
        return "profile-" + wanted.event().word() + "-" + TIME.format(clock.instant()) + FLAME_GRAPH;
    }

    private Profile(ProfileSettings wanted, Path file, PrintStream out) {
        this.wanted = wanted;
        this.file = file;
        this.out = out;
    }

    private void start() {
        if (file.toString().endsWith(FLAME_GRAPH) && startSampling()) {
            return;
        }
        try {
            recording = FlightRecording.start(wanted.event());
        } catch (IOException e) {
            LOG.warn("No profile: {}", e.getMessage());
        }
    }

    private boolean startSampling() {
        try {
            recording = Sampling.start(wanted.event());
            return true;
        } catch (IOException e) {
            String name = file.toString();
            file = Path.of(name.substring(0, name.length() - FLAME_GRAPH.length()) + FLIGHT_RECORDING);
            LOG.warn(
                    "A flight recording instead of a flame graph, as async-profiler does not run here: {}",
                    e.toString());
            return false;
        }
    }

    /** Ends the recording, writes the file and says where it is; once, and by whoever comes first. */
    @Override
    public void close() {
        Recording toSave = recording;
        if (toSave == null || !saved.compareAndSet(false, true)) {
            return;
        }
        try {
            toSave.save(file);
            out.printf("%-12s %s%n", "profile", file);
        } catch (IOException | IllegalStateException e) {
            out.printf("%-12s not written to %s: %s%n", "profile", file, e);
        }
    }
}
