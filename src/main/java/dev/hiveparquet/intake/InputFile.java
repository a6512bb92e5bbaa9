package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.OriginState;
import java.nio.file.Path;

/**
 * An input file that was begun.
 *
 * @param found what it was when it was begun
 * @param state how the ledger knows it
 */
record InputFile(FoundFile found, OriginState state) {

    Path path() {
        return found.path();
    }

    Origin origin() {
        return state.origin();
    }

    /** Where it is read from in this run, in bytes. */
    long offset() {
        return state.checkpoint().offset();
    }
}
