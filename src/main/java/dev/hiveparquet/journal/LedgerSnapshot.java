package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a ledger says, read once and left as it is: no lock, no repair, nothing written. Not thread-safe. */
public final class LedgerSnapshot implements KnownOrigins {
    private final LedgerState state = new LedgerState();

    private LedgerSnapshot() {}

    /**
     * Reads the ledger of a state directory.
     *
     * @param stateDir where there is none, nothing is known
     * @throws IOException if it cannot be read, or was written by a version that this one does not understand
     */
    public static LedgerSnapshot read(Path stateDir) throws IOException {
        LedgerSnapshot snapshot = new LedgerSnapshot();
        try (LedgerFile file = new LedgerFile(Ledger.in(stateDir))) {
            LedgerReading unusedSinceLogged = file.load(snapshot.state::apply);
        }
        return snapshot;
    }

    @Override
    public Optional<OriginState> origin(String originId) {
        return state.origin(originId);
    }

    @Override
    public boolean isDone(String originId) {
        return state.isDone(originId);
    }

    @Override
    public Optional<FileContent> content(String fileKey) {
        return state.content(fileKey);
    }

    /** The longest line of an origin that is a row, if that was recorded. */
    public Optional<Integer> maxLineBytes(String originId) {
        return state.maxLineBytes(originId);
    }

    /** Committed files that have no final name yet; a run begins with giving them theirs. */
    public int unfinishedFiles() {
        return state.pending().size();
    }
}
