package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.S3Transfer;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.upload.Fingerprint.Verdict;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket, as far as this program knows it: a client to put objects with, and the proof that one is there whole.
 *
 * <p>Thread-safe. Nothing is asked of the store before the first object, so a store that is away does not matter at start.
 * The client does not retry: whoever uses it does, and says so in the log. What it throws are the SDK's exceptions.
 */
public final class ObjectStore implements AutoCloseable {
    /** Stores close connections that are idle for longer, and a request on a closed one would count as a failure. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(10);

    private static final int FORBIDDEN = 403;

    /** Enough for any number of threads that upload, which may change while the client is open. */
    private static final int MAX_CONNECTIONS = 130;

    private final S3Settings settings;
    private final UploadClient client;

    public ObjectStore(S3Settings settings) {
        this.settings = settings;
        this.client = new UploadClient(client(settings), settings.transfer());
    }

    /** The client that puts objects. */
    public S3Client client() {
        return client;
    }

    /** How long attempts that begin from now on may take for the bytes that they send; the other bounds stay. */
    public void minRate(long bytesPerSecond) {
        S3Transfer begun = settings.transfer();
        client.limitBy(new S3Transfer(begun.connectTimeout(), begun.timeout(), bytesPerSecond, begun.partBytes()));
    }

    /**
     * The key of a published file: a prefix and its path below the root of its table. The sessions' prefix is not below the
     * lines', so that everything below that one is lines.
     */
    public String key(Table table, String relativePath) {
        String prefix = settings.prefix();
        if (table == Table.SESSIONS) {
            prefix = prefix.isEmpty() ? "sessions" : prefix + "-sessions";
        }
        return prefix.isEmpty() ? relativePath : prefix + "/" + relativePath;
    }

    /** A file of this size or more goes up in parts of this size. */
    public long partBytes() {
        return settings.transfer().partBytes();
    }

    /** What goes with an object, so that it can be compared later whatever its entity tag is. */
    public static Map<String, String> metadata(Fingerprint file) {
        return Map.of(StoredObject.MD5_METADATA, file.md5Base64());
    }

    /** Whether the bucket shows an object of this key and size; false also where it does not let us look. */
    public boolean shows(String key, long bytes) {
        try {
            StoredObject object = look(key);
            return object != null && object.bytes() == bytes;
        } catch (UploadException hidden) {
            return false;
        }
    }

    /**
     * Proves that the bucket holds a file's object, by size and content.
     *
     * @param putTag the entity tag that the store gave when it took the object just now; null if it said that it has one
     *     of this key already
     * @throws UploadException if that is not so, or cannot be seen
     */
    public void prove(String key, Fingerprint file, @Nullable String putTag) throws UploadException {
        StoredObject object;
        try {
            object = look(key);
        } catch (UploadException hidden) {
            if (putTag != null && file.compareTag(putTag) == Verdict.SAME) {
                return;
            }
            throw hidden;
        }
        boolean same = object != null && object.compare(file) != Verdict.DIFFERENT;
        if (!same) {
            throw putTag == null && object != null ? conflict(key, file, object) : unconfirmed(key, file, object);
        }
    }

    private @Nullable StoredObject look(String key) throws UploadException {
        try {
            return StoredObject.of(client.headObject(
                    request -> request.bucket(settings.bucket()).key(key)));
        } catch (NoSuchKeyException e) {
            return null;
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                throw new UploadException(
                        FailureKind.HIDDEN,
                        "bucket \"" + settings.bucket() + "\" does not let object " + key
                                + " be looked at; grant s3:GetObject and s3:ListBucket");
            }
            throw e;
        }
    }

    private UploadException conflict(String key, Fingerprint file, StoredObject object) {
        return new UploadException(
                FailureKind.CONFLICT,
                "bucket \"" + settings.bucket() + "\" has another object " + key + ", of " + object.bytes()
                        + " bytes where the file has " + file.bytes()
                        + "; it is not overwritten: compare both, and delete the one that is wrong");
    }

    private UploadException unconfirmed(String key, Fingerprint file, @Nullable StoredObject object) {
        String found = object == null ? "does not have" : "has, with " + object.bytes() + " bytes or other content,";
        return new UploadException(
                FailureKind.UNCONFIRMED,
                "bucket \"" + settings.bucket() + "\" " + found + " object " + key + " that was put with "
                        + file.bytes() + " bytes");
    }

    @Override
    public void close() {
        client.close();
    }

    private static S3Client client(S3Settings settings) {
        S3Transfer transfer = settings.transfer();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(CredentialSource.of(settings.credentials()))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(transfer.connectTimeout())
                        .socketTimeout(transfer.timeout())
                        .connectionMaxIdleTime(MAX_IDLE)
                        .maxConnections(MAX_CONNECTIONS))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                // Stores that are not Amazon's often refuse the newer checksum headers; the MD5 goes with every object.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }
}
