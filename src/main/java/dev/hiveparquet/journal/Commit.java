package dev.hiveparquet.journal;

import dev.hiveparquet.partition.Table;
import java.util.List;

/**
 * One committed file: from the moment this is in the ledger, its rows are never read again and its file will be published.
 *
 * @param path where the file is published, relative to its table's root, with {@code /} between names
 * @param table which root that is
 * @param temporaryName name of the file while it is not yet published, unique over all tables
 * @param partitionKey the key of the one partition that the rows belong to
 * @param rows number of rows
 * @param bytes size of the file
 * @param committedAtMicros when, in microseconds since 1970-01-01T00:00:00Z; orders uploads and nothing else
 * @param origins what the file holds of which origins
 */
public record Commit(
        String path,
        Table table,
        String temporaryName,
        String partitionKey,
        long rows,
        long bytes,
        long committedAtMicros,
        List<OriginReached> origins) {
    public Commit {
        origins = List.copyOf(origins);
    }

    /** The same file without its origins: what is still to know once their offsets are recorded. */
    Commit withoutOrigins() {
        return new Commit(path, table, temporaryName, partitionKey, rows, bytes, committedAtMicros, List.of());
    }
}
