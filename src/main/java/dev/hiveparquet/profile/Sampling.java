package dev.hiveparquet.profile;

import dev.hiveparquet.config.ProfileEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import one.profiler.AsyncProfiler;
import one.profiler.AsyncProfilerLoader;

/**
 * A flame graph, sampled by async-profiler: Java, native and kernel frames, without the bias of safepoints.
 *
 * <p>Where processors count nothing for a guest, as in virtual machines, {@code cpu} is sampled by a timer.
 */
final class Sampling implements Recording {
    private static final String DIRECTORY_PROPERTY = "ap_loader_extraction_dir";

    private final AsyncProfiler profiler;
    private final ProfileEvent event;

    private Sampling(AsyncProfiler profiler, ProfileEvent event) {
        this.profiler = profiler;
        this.event = event;
    }

    /**
     * Begins.
     *
     * @throws IOException if there is no library for this platform, or it cannot be loaded or begin
     */
    static Sampling start(ProfileEvent event) throws IOException {
        try {
            AsyncProfiler profiler = load();
            profiler.execute("start,event=" + event.word());
            return new Sampling(profiler, event);
        } catch (IllegalStateException | LinkageError e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The library is unpacked where it leaves nothing behind, unless a property says where. */
    private static AsyncProfiler load() throws IOException {
        if (System.getProperty(DIRECTORY_PROPERTY) != null) {
            return AsyncProfilerLoader.load();
        }
        Path directory = Files.createTempDirectory("hive-parquet-ingest-profile-");
        AsyncProfilerLoader.setExtractionDirectory(directory);
        try {
            return AsyncProfilerLoader.load();
        } finally {
            AsyncProfilerLoader.deleteExtractionDirectory();
        }
    }

    @Override
    public void save(Path file) throws IOException {
        profiler.execute("stop");
        Files.writeString(file, profiler.execute("flamegraph,total,title=hive-parquet-ingest " + event.word()));
    }
}
