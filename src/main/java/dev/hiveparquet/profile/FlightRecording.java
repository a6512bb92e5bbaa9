package dev.hiveparquet.profile;

import dev.hiveparquet.config.ProfileEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** A recording by the JVM's own Flight Recorder: everything of its configuration "profile", and all there is of one event. */
final class FlightRecording implements dev.hiveparquet.profile.Recording {
    private static final Duration SAMPLING_INTERVAL = Duration.ofMillis(10);
    private static final List<String> WAITS = List.of(
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.SocketRead",
            "jdk.SocketWrite");

    private final Recording recording;

    private FlightRecording(Recording recording) {
        this.recording = recording;
    }

    /**
     * Begins.
     *
     * @throws IOException if this JVM has no Flight Recorder
     */
    static FlightRecording start(ProfileEvent event) throws IOException {
        try {
            Recording recording = new Recording(Configuration.getConfiguration("profile"));
            recording.setName("hive-parquet-ingest " + event.word());
            allOf(event, recording);
            recording.start();
            return new FlightRecording(recording);
        } catch (ParseException | IllegalStateException | LinkageError e) {
            throw new IOException("no Flight Recorder: " + e.getMessage(), e);
        }
    }

    private static void allOf(ProfileEvent event, Recording recording) {
        switch (event) {
            case CPU -> {
                recording.enable("jdk.ExecutionSample").withPeriod(SAMPLING_INTERVAL);
                recording.enable("jdk.NativeMethodSample").withPeriod(SAMPLING_INTERVAL);
            }
            case WALL -> WAITS.forEach(wait -> recording.enable(wait).withThreshold(SAMPLING_INTERVAL));
            case ALLOC -> recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s");
            case LOCK -> {
                recording.enable("jdk.JavaMonitorEnter").withoutThreshold();
                recording.enable("jdk.ThreadPark").withoutThreshold();
            }
        }
    }

    @Override
    public void save(Path file) throws IOException {
        try (recording) {
            recording.stop();
            recording.dump(file);
        }
    }
}
