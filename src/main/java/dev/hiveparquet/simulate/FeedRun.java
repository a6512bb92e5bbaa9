package dev.hiveparquet.simulate;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves lines from a generator to a sink until the feed ends, time is up or {@link #stop} is called; whole lines always.
 *
 * <p>A sink that takes its time holds everything up: there is one buffer, and no queue. {@link #run} is for one thread; the
 * other methods are for any.
 */
final class FeedRun {
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final long TICK_NANOS = 10_000_000;

    private final int linesPerSecond;
    private final Duration duration;
    private volatile boolean stopped;
    private volatile long begunNanos = Long.MIN_VALUE;
    private volatile long lines;
    private volatile long bytes;

    /** Where lines go. */
    interface Sink {
        void write(byte[] buf, int length) throws IOException;
    }

    /** A run at so many lines a second, 0 as fast as the sink takes them, for so long, zero without end. */
    FeedRun(int linesPerSecond, Duration duration) {
        this.linesPerSecond = linesPerSecond;
        this.duration = duration;
    }

    void run(FeedGenerator generator, Sink sink) throws IOException {
        byte[] buf = new byte[BUFFER_BYTES];
        Pace pace = new Pace(linesPerSecond, System::nanoTime);
        begunNanos = System.nanoTime();
        long written = 0;
        while (!over()) {
            long due = pace.due();
            if (due == 0) {
                LockSupport.parkNanos(TICK_NANOS);
                continue;
            }
            int length = generator.fill(buf, due);
            if (length == 0) {
                return;
            }
            sink.write(buf, length);
            pace.gone(generator.lines() - lines);
            written += length;
            lines = generator.lines();
            bytes = written;
        }
    }

    /** Ends the run after the write under way. */
    void stop() {
        stopped = true;
    }

    /** Whether it was stopped or its time is up. */
    boolean over() {
        return stopped
                || (begunNanos != Long.MIN_VALUE
                        && !duration.isZero()
                        && System.nanoTime() - begunNanos >= duration.toNanos());
    }

    /** Lines written, blank ones not counted. */
    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }
}
