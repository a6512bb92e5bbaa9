package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What is in the bucket of one table, for who compares it with what should be there. Not for the upload itself. Thread-safe; every exception
 * says in words what is wrong.
 */
public final class Bucket implements AutoCloseable {
    private static final String PARTITIONS = "source=";

    private final S3Settings settings;
    private final Table table;
    private final ObjectStore store;

    /** What is there of one table. */
    public Bucket(S3Settings settings, Table table) {
        this.settings = settings;
        this.table = table;
        store = new ObjectStore(settings);
    }

    /**
     * An object of the published tree.
     *
     * @param path its key without the prefix: the path of the file that it is made of
     * @param bytes its size
     * @param tag its entity tag
     */
    public record Item(String path, long bytes, String tag) {}

    /** How a person would name an object. */
    public String name(String path) {
        return "s3://" + settings.bucket() + "/" + store.key(table, path);
    }

    /**
     * Gives all objects of partitions below the prefix, a thousand a request. Others below it are listed too and passed over:
     * some stores list nothing where a prefix ends in the middle of a name.
     */
    public void list(Consumer<Item> each) throws IOException {
        String prefix = store.key(table, "");
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .build();
        try {
            for (S3Object object :
                    store.client().listObjectsV2Paginator(request).contents()) {
                String path = object.key().substring(prefix.length());
                if (path.startsWith(PARTITIONS)) {
                    each.accept(new Item(path, object.size(), object.eTag()));
                }
            }
        } catch (SdkException e) {
            throw failed("cannot list bucket \"" + settings.bucket() + '"', e);
        }
    }

    /** The object of a path, null if there is none. */
    public @Nullable Item find(String path) throws IOException {
        String key = store.key(table, path);
        try {
            HeadObjectResponse head = store.client()
                    .headObject(ask -> ask.bucket(settings.bucket()).key(key));
            return new Item(path, head.contentLength(), head.eTag());
        } catch (NoSuchKeyException e) {
            return null;
        } catch (SdkException e) {
            throw failed("cannot look at object " + name(path), e);
        }
    }

    /** Copies an object into a file that does not exist yet. */
    public void fetch(String path, Path file) throws IOException {
        try {
            store.client().getObject(ask -> ask.bucket(settings.bucket()).key(store.key(table, path)), file);
        } catch (SdkException e) {
            throw failed("cannot fetch object " + name(path), e);
        }
    }

    /** Puts a file in an object's place. */
    public void replace(String path, Path file) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(file, store.partBytes());
        try {
            store.client()
                    .putObject(
                            put -> put.bucket(settings.bucket())
                                    .key(store.key(table, path))
                                    .contentMD5(fingerprint.md5Base64())
                                    .metadata(ObjectStore.metadata(fingerprint))
                                    .contentType("application/vnd.apache.parquet"),
                            RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failed("cannot put object " + name(path), e);
        }
    }

    /**
     * Whether an object of the same size has another content than a file. Asks the store only where the entity tag says so,
     * which may be no digest of the content.
     */
    public boolean differs(Item item, Path file) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(file, store.partBytes());
        if (fingerprint.compareTag(item.tag()) != Fingerprint.Verdict.DIFFERENT) {
            return false;
        }
        String key = store.key(table, item.path());
        try {
            HeadObjectResponse head = store.client()
                    .headObject(ask -> ask.bucket(settings.bucket()).key(key));
            return StoredObject.of(head).compare(fingerprint) == Fingerprint.Verdict.DIFFERENT;
        } catch (SdkException e) {
            throw failed("cannot look at object " + name(item.path()), e);
        }
    }

    private IOException failed(String what, SdkException failure) {
        return new IOException(
                what + ": " + new UploadDiagnosis(settings).of(failure).sentence(), failure);
    }

    @Override
    public void close() {
        store.close();
    }
}
