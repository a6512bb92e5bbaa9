package dev.hiveparquet.camel;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.UploadEntry;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.Md5;
import dev.hiveparquet.upload.ObjectStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code uploads}: what stands before and after an object is put. Thread-safe.
 *
 * <p>Without a bucket only {@link #release} is called, and does nothing.
 */
public final class Uploads {
    /** Exchange property: the commit of the file that is being published. */
    static final String COMMIT = "ingestCommit";

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String ENTRY = "ingestUpload";
    private static final String MD5 = "ingestMd5";

    private final OutputTree tree;
    private final @Nullable UploadQueue queue;
    private final @Nullable ObjectStore store;
    private final boolean keepLocal;
    private final Meters meters;

    Uploads(
            OutputTree tree,
            @Nullable UploadQueue queue,
            @Nullable ObjectStore store,
            boolean keepLocal,
            Meters meters) {
        this.tree = tree;
        this.queue = queue;
        this.store = store;
        this.keepLocal = keepLocal;
        this.meters = meters;
    }

    /** Lets a published file be uploaded: all other steps of the route are through with it. */
    public void release(Exchange exchange) throws IOException {
        Commit commit = exchange.getProperty(COMMIT, Commit.class);
        if (queue != null && commit.table() == Table.LINES) {
            queue.release(commit);
        }
    }

    /** From an entry of the queue to the message that puts the object; without a key if its file is not there any more. */
    public void prepare(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        UploadEntry entry = required(queue).read(message.getBody(File.class).toPath());
        exchange.setProperty(ENTRY, entry);
        Path file = tree.resolve(entry.path());
        if (!Files.exists(file)) {
            message.removeHeader(AWS2S3Constants.KEY);
            return;
        }
        byte[] md5 = Md5.of(file);
        exchange.setProperty(MD5, HexFormat.of().formatHex(md5));
        message.setBody(file.toFile());
        message.setHeader(AWS2S3Constants.KEY, required(store).key(entry.path()));
        message.setHeader(AWS2S3Constants.CONTENT_MD5, Base64.getEncoder().encodeToString(md5));
        message.setHeader(AWS2S3Constants.CONTENT_TYPE, "application/vnd.apache.parquet");
    }

    /**
     * Lets go of the local file once the bucket holds the object whole. The entry goes when the exchange is complete.
     *
     * @throws UnconfirmedUploadException if the bucket has no such object, or another one
     * @throws IOException if the store did not answer
     */
    public void confirm(Exchange exchange) throws IOException, UnconfirmedUploadException {
        UploadEntry entry = exchange.getProperty(ENTRY, UploadEntry.class);
        ObjectStore bucket = required(store);
        String key = bucket.key(entry.path());
        if (!bucket.holds(key, entry.bytes(), exchange.getProperty(MD5, String.class))) {
            throw new UnconfirmedUploadException(key, entry.bytes());
        }
        if (!keepLocal) {
            tree.remove(entry.path());
        }
        meters.uploaded(entry.bytes());
        LOG.info("Uploaded {} ({} bytes)", key, entry.bytes());
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("no bucket is configured");
        }
        return part;
    }
}
