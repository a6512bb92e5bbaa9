package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of committed files, and of what is committed of each origin: what it says is committed is never read again,
 * what it does not say is read again.
 *
 * <p>An append-only text file and a copy of it, so that damage to either costs nothing. A call that returns is on disk; a call that throws {@link IOException} has changed nothing,
 * neither here nor, from {@link #heal} on, on disk. Memory is proportional to the origins that are not done, their
 * partitions beyond the checkpoint, and the ids and contents of the files that are. Thread-safe.
 */
public final class Ledger implements KnownOrigins, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long COMPACT_BYTES = 4L << 20;

    private final LedgerFile file;
    private final Catalogue catalogue;
    private final LedgerState state = new LedgerState();
    private final int skipped;
    private final long lost;
    private long compactAtBytes;

    private Ledger(LedgerFile file, Catalogue catalogue) throws IOException {
        this.file = file;
        this.catalogue = catalogue;
        LedgerReading reading = file.load(state::apply);
        skipped = reading.skipped();
        lost = reading.lost();
        compact();
    }

    /**
     * Opens a ledger, creating it where there is none.
     *
     * @param file the ledger; its directory exists; the copy is beside it
     * @throws IOException if it cannot be read or written, or was written by a version that this one does not understand
     */
    public static Ledger open(Path file) throws IOException {
        return new Ledger(new LedgerFile(file), catalogueOf(file));
    }

    /** The ledger of a state directory. */
    static Path in(Path stateDir) {
        return stateDir.resolve("ledger");
    }

    static Catalogue catalogueOf(Path file) {
        return new Catalogue(file.resolveSibling("catalogue"));
    }

    /** How many damaged lines were skipped when the ledger was opened; mostly the other copy had what they said. */
    public int skipped() {
        return skipped;
    }

    /** How many records could be read in neither copy when the ledger was opened: rows may then be published again. */
    public long lost() {
        return lost;
    }

    @Override
    public synchronized Optional<OriginState> origin(String originId) {
        return state.origin(originId);
    }

    /** All origins that were registered and are not done, in the order of registration. */
    public synchronized List<Origin> open() {
        return state.open();
    }

    @Override
    public synchronized boolean isDone(String originId) {
        return state.isDone(originId);
    }

    @Override
    public synchronized Optional<FileContent> content(String fileKey) {
        return state.content(fileKey);
    }

    /** Records what an input file holds, in place of what was known of it; durable with the next record that is. */
    public synchronized void content(FileContent content) throws IOException {
        append(new LedgerRecord.Content(content), false);
    }

    /** Records where a registered origin begins that does not begin at its beginning; durable with the next record that is. */
    public synchronized void resumable(String originId, Checkpoint checkpoint) throws IOException {
        append(new LedgerRecord.Resumable(originId, checkpoint), false);
    }

    /** Committed files that have not been reported as {@link #published}, oldest first; without their origins. */
    public synchronized List<Commit> pending() {
        return state.pending();
    }

    /**
     * Records an origin that is about to be read.
     *
     * @return the origin as it was first recorded, which may not be how it is given now, and where to begin
     * @throws IllegalStateException if it is done
     */
    public synchronized OriginState register(Origin origin, long receivedAtMicros) throws IOException {
        if (state.isDone(origin.id())) {
            throw new IllegalStateException("origin " + origin.id() + " is done");
        }
        Optional<OriginState> known = state.origin(origin.id());
        if (known.isPresent()) {
            return known.get();
        }
        append(new LedgerRecord.Seen(origin, receivedAtMicros), true);
        return state.origin(origin.id()).orElseThrow();
    }

    /**
     * Which lines of a registered origin are too long to be rows: what was said of it first, since a line that was a row must
     * not come back as a rejected one. Needs no sync: it is durable with the first commit that follows.
     *
     * @param configured what is recorded where nothing is known
     */
    public synchronized int maxLineBytes(String originId, int configured) throws IOException {
        Optional<Integer> known = state.maxLineBytes(originId);
        if (known.isEmpty()) {
            append(new LedgerRecord.LineLimit(originId, configured), false);
        }
        return known.orElse(configured);
    }

    /** Records a file as committed, and with it what it reaches and ends of its origins. */
    public synchronized void commit(Commit commit) throws IOException {
        append(new LedgerRecord.Committed(commit), true);
    }

    /** Records that a committed file has its final name; it needs no sync, since recovery finds out by itself. */
    public synchronized void published(String temporaryName) throws IOException {
        append(new LedgerRecord.Published(temporaryName), false);
    }

    /** Records that nothing of an origin will be read again. Does nothing where that is known. */
    public synchronized void done(String originId) throws IOException {
        if (!state.isDone(originId)) {
            append(new LedgerRecord.Done(originId), true);
        }
    }

    /** Records that an origin's bytes are deleted, after which nothing is known of it. */
    public synchronized void forget(String originId) throws IOException {
        append(new LedgerRecord.Forgotten(originId), false);
    }

    /**
     * Makes sure that a failed append has left nothing behind. Every append does this first; whoever is about to overwrite
     * a file that such an append may have named must do it before.
     */
    public synchronized void heal() throws IOException {
        if (file.damaged()) {
            compact();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void append(LedgerRecord ledgerRecord, boolean durable) throws IOException {
        if (file.damaged() || file.isSecondBehind() || file.bytes() > compactAtBytes) {
            compact();
        }
        file.append(ledgerRecord, durable);
        state.apply(ledgerRecord);
    }

    private void compact() throws IOException {
        catalogue();
        file.replace(state.snapshot());
        compactAtBytes = Math.max(COMPACT_BYTES, 4 * file.bytes());
    }

    /** What the file is about to forget goes into the catalogue. Nothing that is promised rests on it. */
    private void catalogue() {
        try {
            catalogue.add(state.takePublished());
        } catch (IOException e) {
            LOG.warn("The catalogue cannot be written, so that verify will not know all files: {}", e.getMessage());
        }
    }
}
