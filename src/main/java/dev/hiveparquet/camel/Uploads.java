package dev.hiveparquet.camel;

import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.UploadEntry;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.FailureKind;
import dev.hiveparquet.upload.Fingerprint;
import dev.hiveparquet.upload.ObjectStore;
import dev.hiveparquet.upload.UploadException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code uploads}: what stands before and after an object is put. Thread-safe.
 *
 * <p>A process may end between any two steps. Until an entry is confirmed the next process begins anew, and finds out whether
 * the object is there; after that it only lets go of the local file.
 */
public final class Uploads {
    /** Exchange property: the entry's file. */
    static final String ENTRY_FILE = "ingestUploadFile";

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String ENTRY = "ingestUpload";
    private static final String FINGERPRINT = "ingestFingerprint";
    private static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private final QueuedFiles files;
    private final UploadQueue queue;
    private final ObjectStore store;
    private final UploadSchedule schedule;
    private final Meters meters;

    Uploads(QueuedFiles files, UploadQueue queue, ObjectStore store, UploadSchedule schedule, Meters meters) {
        this.files = files;
        this.queue = queue;
        this.store = store;
        this.schedule = schedule;
        this.meters = meters;
    }

    /**
     * From an entry of the queue to the message that puts the object. Ends the route where nothing is to be put: it is not the
     * entry's turn any more, or its file is gone and its object is there.
     *
     * @throws UploadException if entry or file are not what they were
     */
    public void prepare(Exchange exchange) throws IOException, UploadException {
        Path entryFile = exchange.getMessage().getBody(File.class).toPath();
        exchange.setProperty(ENTRY_FILE, entryFile);
        if (!schedule.mayTry(entryFile.getFileName().toString())) {
            exchange.setRouteStop(true);
            return;
        }
        UploadEntry entry = files.entry(entryFile);
        exchange.setProperty(ENTRY, entry);
        Optional<Path> file = files.file(entry);
        if (file.isPresent()) {
            put(exchange, store.key(entry.table(), entry.path()), file.get());
        } else {
            requireObject(entry);
            confirmed(exchange, entry);
            finish(exchange);
            exchange.setRouteStop(true);
        }
    }

    private void put(Exchange exchange, String key, Path file) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(file, store.partBytes());
        exchange.setProperty(FINGERPRINT, fingerprint);
        Message message = exchange.getMessage();
        message.setBody(file.toFile());
        message.setHeader(AWS2S3Constants.KEY, key);
        message.setHeader(AWS2S3Constants.CONTENT_MD5, fingerprint.md5Base64());
        message.setHeader(AWS2S3Constants.METADATA, ObjectStore.metadata(fingerprint));
        message.setHeader(AWS2S3Constants.CONTENT_TYPE, MEDIA_TYPE);
    }

    private void requireObject(UploadEntry entry) throws UploadException {
        if (!store.shows(store.key(entry.table(), entry.path()), entry.bytes())) {
            throw new UploadException(
                    FailureKind.DAMAGED,
                    "file " + entry.path() + " is gone before it was uploaded, and the bucket shows no object of it");
        }
    }

    /**
     * Confirms that the bucket holds the object whole, durably.
     *
     * @throws UploadException if it does not, or cannot be seen to
     */
    public void confirm(Exchange exchange) throws IOException, UploadException {
        UploadEntry entry = exchange.getProperty(ENTRY, UploadEntry.class);
        Message message = exchange.getMessage();
        boolean put = message.getHeader(AWS2S3Constants.PRODUCED_KEY) != null;
        String tag = message.getHeader(AWS2S3Constants.E_TAG, "", String.class);
        store.prove(
                store.key(entry.table(), entry.path()),
                exchange.getProperty(FINGERPRINT, Fingerprint.class),
                put ? tag : null);
        confirmed(exchange, entry);
    }

    private void confirmed(Exchange exchange, UploadEntry entry) throws IOException {
        Path entryFile = exchange.getProperty(ENTRY_FILE, Path.class);
        queue.confirm(entryFile);
        schedule.succeeded(entryFile.getFileName().toString());
        if (entry.table() == Table.LINES) {
            meters.uploaded(entry.bytes());
        }
        LOG.info("Uploaded {} ({} bytes)", store.key(entry.table(), entry.path()), entry.bytes());
    }

    /** Lets go of the local file of a confirmed object, and then of the entry. */
    public void finish(Exchange exchange) throws IOException, UploadException {
        files.letGo(exchange.getProperty(ENTRY, UploadEntry.class));
        queue.removeConfirmed(exchange.getProperty(ENTRY_FILE, Path.class));
    }
}
