package dev.hiveparquet.camel;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.UploadQueue;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The bean {@code uploadRelease}: lets a published file be uploaded when all other steps of its route are through with it. Does
 * nothing where there is no bucket. Thread-safe.
 */
public final class UploadRelease {
    /** Exchange property: the commit of the file that is being published. */
    static final String COMMIT = "ingestCommit";

    private final @Nullable UploadQueue queue;

    UploadRelease(@Nullable UploadQueue queue) {
        this.queue = queue;
    }

    /** Releases the file of {@link #COMMIT}. */
    public void release(Exchange exchange) throws IOException {
        Commit commit = exchange.getProperty(COMMIT, Commit.class);
        if (queue != null && commit.table() == Table.LINES) {
            queue.release(commit);
        }
    }
}
