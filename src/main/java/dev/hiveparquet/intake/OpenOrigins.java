package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.rows.Carry;
import dev.hiveparquet.rows.RowParser;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The origins that are being read, each with its parser. Thread-safe; one thread at a time reads one origin.
 *
 * <p>An origin begins where the ledger says, ends when its last byte is read, and is finished when its last row is
 * committed, which may be long after. That it is finished is recorded with the next chance where it fails: nothing but
 * disk space depends on it, and the next start finds out by itself.
 */
public final class OpenOrigins {
    private static final Logger LOG = LoggerFactory.getLogger(OpenOrigins.class);

    private static final int SPARE_PARSERS = 256;

    /** What is done with an origin of which nothing will be read again. */
    public interface FinishedOrigins {
        /** Called after the ledger knows that the origin is done, and again where it failed. */
        void finished(Origin origin) throws IOException;
    }

    private final Ledger ledger;
    private final Progress progress;
    private final int maxLineBytes;
    private final FinishedOrigins finishedOrigins;
    private final Set<Origin> finished = new LinkedHashSet<>();
    private final Map<Origin, Integer> lineLimits = new ConcurrentHashMap<>();
    private final Map<Origin, RowParser> parsers = new ConcurrentHashMap<>();
    /** Parsers of origins that have ended: many small files come one after the other. */
    private final Queue<RowParser> spare = new ArrayBlockingQueue<>(SPARE_PARSERS);

    public OpenOrigins(Ledger ledger, Progress progress, int maxLineBytes, FinishedOrigins finishedOrigins) {
        this.ledger = ledger;
        this.progress = progress;
        this.maxLineBytes = maxLineBytes;
        this.finishedOrigins = finishedOrigins;
    }

    /**
     * Begins to read an origin, or goes on with it.
     *
     * @param origin as the configuration has it now
     * @param receivedAtMicros the arrival time of all its lines if it is a file seen for the first time
     * @param start what is carried into an origin that begins at its beginning
     * @return the origin as it was first recorded, its arrival time, and where to read from
     */
    public OriginState begin(Origin origin, long receivedAtMicros, Checkpoint start) throws IOException {
        OriginState state = ledger.register(origin, receivedAtMicros).from(start);
        open(state);
        return state;
    }

    /** Begins to read an origin, or goes on with it, that is registered and is known so. */
    void open(OriginState state) throws IOException {
        recordFinished();
        int limit = ledger.maxLineBytes(state.origin().id(), maxLineBytes);
        progress.begin(state);
        lineLimits.put(state.origin(), limit);
        parsers.put(state.origin(), parserOf(state, limit));
    }

    private RowParser parserOf(OriginState state, int limit) {
        RowParser used = spare.poll();
        if (used == null) {
            return parser(state, limit);
        }
        used.begin(state.origin(), carry(state), limit);
        return used;
    }

    /** A parser that goes on where the origin is. */
    static RowParser parser(OriginState state, int maxLineBytes) {
        return new RowParser(state.origin(), carry(state), maxLineBytes);
    }

    private static Carry carry(OriginState state) {
        String carry = state.checkpoint().carry();
        return carry.isEmpty() ? Carry.FRESH : Carry.decode(carry);
    }

    /** Whether nothing of an origin is to be read, because an earlier run has committed all of it. */
    public boolean isDone(Origin origin) {
        return isDone(origin.id());
    }

    boolean isDone(String originId) {
        return ledger.isDone(originId);
    }

    /** Whether an origin was begun, now or by an earlier run, and is not done. */
    boolean isRecorded(String originId) {
        return ledger.origin(originId).isPresent();
    }

    /** The origins of a kind that were begun, now or by an earlier run, and are not done. */
    List<Origin> recorded(Origin.Kind kind) {
        return ledger.open().stream().filter(origin -> origin.kind() == kind).toList();
    }

    /** The parser of an origin that was begun. */
    public RowParser parser(Origin origin) {
        RowParser parser = parsers.get(origin);
        if (parser == null) {
            throw new IllegalStateException("origin " + origin.id() + " was not begun");
        }
        return parser;
    }

    /** The longest line of a new origin that is a row. */
    int maxLineBytes() {
        return maxLineBytes;
    }

    /** The longest line of an origin that was begun that is a row, whatever the configuration says by now. */
    int maxLineBytes(Origin origin) {
        return lineLimits.getOrDefault(origin, maxLineBytes);
    }

    /** A new connection: nothing of what the origin's lines told so far holds for the lines to come. */
    public void startSession(Origin origin) {
        parsers.put(origin, new RowParser(origin, Carry.FRESH, maxLineBytes(origin)));
    }

    /** Whether every row below this offset of an origin that was begun is with its group. */
    boolean isHandedOver(Origin origin, long offset) {
        return progress.isHandedOver(origin, offset);
    }

    /** The last byte of an origin is read and its last block parsed. */
    public void ended(Origin origin) {
        RowParser parser = parsers.remove(origin);
        if (parser != null && parser.isSmall()) {
            boolean unusedIfFull = spare.offer(parser);
        }
        lineLimits.remove(origin);
        if (progress.ended(origin)) {
            finished(origin);
        }
    }

    /** The last row of an origin that has ended is committed. */
    public void finished(Origin origin) {
        synchronized (finished) {
            finished.add(origin);
        }
        recordFinished();
    }

    private void recordFinished() {
        synchronized (finished) {
            for (Iterator<Origin> each = finished.iterator(); each.hasNext(); ) {
                Origin origin = each.next();
                try {
                    ledger.done(origin.id());
                    finishedOrigins.finished(origin);
                } catch (IOException e) {
                    LOG.warn("{} is finished, which is to be recorded later: {}", origin.id(), e.getMessage());
                    return;
                }
                each.remove();
            }
        }
    }
}
