package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.SessionLog;
import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account of one feed's sessions: of the one under way in a file that survives the process, of those that have ended in
 * the sessions table.
 *
 * <p>Rows are published together once in a while, so that a server that comes and goes makes rows and not files; a session that
 * lasts as long is told in several rows. What cannot be written down is told in the log and kept for the next time, and never
 * fails the feed. Thread-safe.
 */
public final class FeedSessions implements SessionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSessions.class);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final SessionLog log;
    private final SessionTable table;
    private final LongSupplier clockMicros;
    private final LongSupplier nanoClock;
    private final Deque<FeedSession> unrecorded = new ArrayDeque<>();
    private @Nullable OpenSession open;
    private long acceptedBytes;
    private long acceptedNanos;
    private long publishedNanos;
    private @Nullable Long complainedNanos;

    /**
     * No session under way.
     *
     * @param clockMicros the time of day, in microseconds since 1970-01-01T00:00:00Z
     * @param nanoClock a monotonic clock, for silences and for when to publish
     */
    public FeedSessions(SessionLog log, SessionTable table, LongSupplier clockMicros, LongSupplier nanoClock) {
        this.log = log;
        this.table = table;
        this.clockMicros = clockMicros;
        this.nanoClock = nanoClock;
        publishedNanos = nanoClock.getAsLong();
    }

    /**
     * Ends the session of a process that is gone, with what the journal knows of it, and publishes what that process had not.
     * To be called first, and before anything of the journal goes.
     */
    public synchronized void recover(Journal journal) throws IOException {
        OpenSession left = log.found();
        if (left != null) {
            FeedSession row = CrashedSession.row(left, log.unpublished(), journal);
            if (row != null) {
                log.add(row);
                LOG.warn("The run before this one ended without a word while it was connected to {}", row.address());
            }
            log.write(null, true);
        }
        publishRecorded();
    }

    @Override
    public synchronized void begin(String source, String address) {
        open = OpenSession.begin(source, address, clockMicros.getAsLong());
        acceptedBytes = 0;
        acceptedNanos = nanoClock.getAsLong();
        recordOpen(true);
    }

    @Override
    public synchronized void accepted(Block block) {
        OpenSession before = open;
        if (before != null) {
            open = before.with(block, silentMillis());
            acceptedBytes += block.span();
            acceptedNanos = nanoClock.getAsLong();
            recordOpen(false);
        }
    }

    @Override
    public synchronized void end(SessionEnd why, long receivedBytes) {
        OpenSession ended = open;
        if (ended != null) {
            open = null;
            add(ended.end(why, clockMicros.getAsLong(), Math.max(0, receivedBytes - acceptedBytes), silentMillis()));
        }
    }

    /**
     * Publishes, where that was last done so long ago, what has ended and what there is so far of the session under way.
     *
     * @throws IOException if it is not published; the next call does it
     */
    public synchronized void publishOlderThan(long ageMillis) throws IOException {
        if (nanoClock.getAsLong() - publishedNanos
                < Duration.ofMillis(ageMillis).toNanos()) {
            return;
        }
        OpenSession part = open;
        if (part != null && unrecorded.isEmpty()) {
            FeedSession row = part.end(SessionEnd.GOES_ON, clockMicros.getAsLong(), 0, silentMillis());
            open = part.next(row);
            acceptedNanos = nanoClock.getAsLong();
            add(row);
        }
        publish();
    }

    /**
     * Every row that is known, of all feeds that this state directory had, and what there is of the session under way as one
     * more that {@linkplain SessionEnd#GOES_ON goes on}.
     */
    public synchronized List<FeedSession> known() throws IOException {
        List<FeedSession> rows = new ArrayList<>(log.known());
        rows.addAll(unrecorded);
        OpenSession now = open;
        if (now != null) {
            rows.add(now.end(SessionEnd.GOES_ON, clockMicros.getAsLong(), 0, silentMillis()));
        }
        return rows;
    }

    /** The program stops: ends what is under way and publishes everything. What fails is published by the next start. */
    public synchronized void stop() throws IOException {
        end(SessionEnd.STOP, acceptedBytes);
        publish();
    }

    private void publish() throws IOException {
        record();
        publishRecorded();
        publishedNanos = nanoClock.getAsLong();
    }

    private void publishRecorded() throws IOException {
        for (List<FeedSession> rows = log.toPublish(); !rows.isEmpty(); rows = log.toPublish()) {
            table.publish(rows);
            log.published();
        }
    }

    /** Records a row, and then that the session under way is another, or none. */
    private void add(FeedSession row) {
        unrecorded.add(row);
        try {
            record();
            recordOpen(true);
        } catch (IOException e) {
            complain(e);
        }
    }

    private void record() throws IOException {
        while (!unrecorded.isEmpty()) {
            log.add(unrecorded.element());
            unrecorded.remove();
        }
    }

    private void recordOpen(boolean durable) {
        try {
            log.write(open, durable);
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(IOException e) {
        long now = nanoClock.getAsLong();
        if (complainedNanos == null || now - complainedNanos >= SAY_AGAIN.toNanos()) {
            complainedNanos = now;
            LOG.warn("The feed's session cannot be recorded for now: {}", e.getMessage());
        }
    }

    private long silentMillis() {
        return Math.max(
                0, Duration.ofNanos(nanoClock.getAsLong() - acceptedNanos).toMillis());
    }
}
