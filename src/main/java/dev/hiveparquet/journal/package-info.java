/**
 * The journal of received blocks, the ledger of committed files, what of each origin is still open, and the log of sessions.
 *
 * <p>Start at {@link dev.hiveparquet.journal.Progress}, which is the rule of exactly-once without any I/O, then {@link
 * dev.hiveparquet.journal.Ledger} and {@link dev.hiveparquet.journal.Journal}. Nothing here may know Camel, Parquet or AWS,
 * nor what a line means.
 */
@NullMarked
package dev.hiveparquet.journal;

import org.jspecify.annotations.NullMarked;
