package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of committed files, and of what is committed of each origin: what it says is committed is never read again,
 * what it does not say is read again.
 *
 * <p>An append-only text file and a copy of it, so that damage to either costs nothing. A call that returns is on disk, or will be
 * with the next one that is, where it says so; a call that throws {@link IOException} has changed nothing, neither here nor, from
 * {@link #heal} on, on disk. Memory is proportional to the origins that are not done, their
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
    /** Whether a record is on disk and not in the state, as where there was no memory for it. */
    private boolean behind;

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

    /** Records what input files hold, in place of what was known of them; durable with the next record that is. */
    public synchronized void contents(List<FileContent> contents) throws IOException {
        append(contents.stream().<LedgerRecord>map(LedgerRecord.Content::new).toList(), false);
    }

    /**
     * Records input files that are about to be read, all of them at once. Needs no sync, since nothing is lost with it as long as
     * nothing of the files is committed: it is durable with the first commit that follows.
     *
     * @return for each file its origin as it was first recorded, which may not be how it is given now, and where to begin
     * @throws IllegalStateException if one of them is done
     */
    public synchronized List<OriginState> begin(List<BegunFile> files) throws IOException {
        List<LedgerRecord> records = new ArrayList<>();
        for (BegunFile file : files) {
            requireNotDone(file.origin());
            String id = file.origin().id();
            if (state.origin(id).isEmpty()) {
                records.add(new LedgerRecord.Seen(file.origin(), file.receivedAtMicros()));
            }
            if (state.maxLineBytes(id).isEmpty()) {
                records.add(new LedgerRecord.LineLimit(id, file.maxLineBytes()));
            }
            if (file.from().offset() > 0) {
                records.add(new LedgerRecord.Resumable(id, file.from()));
            }
            records.add(new LedgerRecord.Content(file.content()));
        }
        append(records, false);
        return files.stream()
                .map(file -> state.origin(file.origin().id()).orElseThrow())
                .toList();
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
        requireNotDone(origin);
        Optional<OriginState> known = state.origin(origin.id());
        if (known.isPresent()) {
            return known.get();
        }
        append(new LedgerRecord.Seen(origin, receivedAtMicros), true);
        return state.origin(origin.id()).orElseThrow();
    }

    private void requireNotDone(Origin origin) {
        if (state.isDone(origin.id())) {
            throw new IllegalStateException("origin " + origin.id() + " is done");
        }
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

    /**
     * Records that nothing of an origin will be read again. Does nothing where that is known. Of an input file it is durable with the
     * next record that is: without it the next start finds nothing to read behind what is committed.
     */
    public synchronized void done(String originId) throws IOException {
        if (!state.isDone(originId)) {
            boolean file = state.origin(originId)
                    .filter(known -> known.origin().kind() == Origin.Kind.FILE)
                    .isPresent();
            append(new LedgerRecord.Done(originId), !file);
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
        append(List.of(ledgerRecord), durable);
    }

    private void append(List<LedgerRecord> records, boolean durable) throws IOException {
        if (behind || file.damaged() || file.isSecondBehind() || file.bytes() > compactAtBytes) {
            compact();
        }
        file.append(records, durable);
        behind = true;
        records.forEach(state::apply);
        behind = false;
    }

    private void compact() throws IOException {
        if (behind) {
            throw new IllegalStateException(
                    "what the ledger says on disk did not all get into memory, so that it cannot be"
                            + " written anew; the next start reads it");
        }
        catalogue();
        file.replace(state);
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
