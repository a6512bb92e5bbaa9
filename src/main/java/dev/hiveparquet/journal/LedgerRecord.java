package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;

/** One line of the ledger. */
sealed interface LedgerRecord {

    /** The first line of every ledger: how the rest is to be read. */
    record Format(int version) implements LedgerRecord {
        static final Format CURRENT = new Format(2);

        boolean isKnown() {
            return version >= 1 && version <= CURRENT.version();
        }
    }

    /** An origin seen for the first time. */
    record Seen(Origin origin, long receivedAtMicros) implements LedgerRecord {}

    /** Up to which length a line of an origin is a row. */
    record LineLimit(String originId, int maxLineBytes) implements LedgerRecord {}

    /** A file committed. */
    record Committed(Commit commit) implements LedgerRecord {}

    /** A committed file has its final name. */
    record Published(String temporaryName) implements LedgerRecord {}

    /** The offset below which rows of a partition are committed. */
    record Reached(String originId, String partitionKey, long offset) implements LedgerRecord {}

    /** Where an origin can be resumed. */
    record Resumable(String originId, Checkpoint checkpoint) implements LedgerRecord {}

    /** What an input file held when it was last looked at. */
    record Content(FileContent content) implements LedgerRecord {}

    /** Nothing of the origin will be read again. */
    record Done(String originId) implements LedgerRecord {}

    /** The origin's bytes are gone, so that nobody will ask for it again. */
    record Forgotten(String originId) implements LedgerRecord {}
}
