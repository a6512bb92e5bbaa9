package dev.hiveparquet.journal;

/**
 * A ledger record with its number. Numbers rise by one from record to record, whatever is rewritten in between, so that a
 * record that is missing shows, and two copies of a ledger can be laid over each other.
 *
 * @param number 1 or more; {@link #UNNUMBERED} in ledgers of format 1, which had no numbers
 */
record LedgerEntry(long number, LedgerRecord content) {
    static final long UNNUMBERED = 0;
}
