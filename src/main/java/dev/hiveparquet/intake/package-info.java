/**
 * What stands between a feed and the groups: the input files, the stream's journal and the account of its sessions, what is
 * replayed of journal and quarantine, and the parsing of blocks with the bookkeeping that makes it exactly-once.
 *
 * <p>Start at {@link dev.hiveparquet.intake.BlockParser}. Nothing here knows Camel, AWS or the Parquet library.
 */
@NullMarked
package dev.hiveparquet.intake;

import org.jspecify.annotations.NullMarked;
