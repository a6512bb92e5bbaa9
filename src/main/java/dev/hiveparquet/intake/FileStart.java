package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;

/**
 * Where an input file is to be begun, or gone on with.
 *
 * @param identity the file as it is now
 * @param origin its origin, as the configuration has it now
 * @param from where it begins unless the ledger has a place further on; not its beginning where it has grown since it was
 *     published
 * @param published whether nothing of it is to be read
 */
record FileStart(FileIdentity identity, Origin origin, Checkpoint from, boolean published) {}
