package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Credentials;
import dev.hiveparquet.config.S3Settings;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket, as far as this program knows it: a client to put objects with, and the question whether one is there whole.
 *
 * <p>Thread-safe. Nothing is asked of the store before the first object, so a store that is away does not matter at start.
 * The client does not retry: whoever uses it does, and says so in the log.
 */
public final class ObjectStore implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(5);
    private static final int FORBIDDEN = 403;

    private final S3Settings settings;
    private final S3Client client;

    public ObjectStore(S3Settings settings) {
        this.settings = settings;
        this.client = client(settings);
    }

    /** The client that puts objects. */
    public S3Client client() {
        return client;
    }

    /** The key of a published file: the prefix and its path below the output directory. */
    public String key(String relativePath) {
        return settings.prefix().isEmpty() ? relativePath : settings.prefix() + "/" + relativePath;
    }

    /**
     * Whether the bucket holds an object of this key, size and content.
     *
     * @param key the object's key
     * @param bytes its size
     * @param md5 MD5 of its content in lower-case hex, compared where the store's entity tag is one; null where the content is
     *     not here any more, which it is only after an earlier confirmation
     * @return false if there is none, or a different one; true also where the store does not let us look, since it has
     *     checked what it took against the MD5 that went with it
     * @throws IOException if the store did not answer
     */
    public boolean holds(String key, long bytes, @Nullable String md5) throws IOException {
        try {
            HeadObjectResponse head = client.headObject(
                    request -> request.bucket(settings.bucket()).key(key));
            return head.contentLength() == bytes && agrees(head.eTag(), md5);
        } catch (NoSuchKeyException e) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                return true;
            }
            throw new IOException("cannot look at object " + key + " of bucket " + settings.bucket(), e);
        } catch (SdkException e) {
            throw new IOException("cannot look at object " + key + " of bucket " + settings.bucket(), e);
        }
    }

    /** An entity tag is the MD5 unless the object was uploaded in parts or encrypted with a key of the store's. */
    private static boolean agrees(String entityTag, @Nullable String md5) {
        String tag = entityTag.replace("\"", "");
        return md5 == null || !tag.matches("[0-9a-fA-F]{32}") || tag.equalsIgnoreCase(md5);
    }

    @Override
    public void close() {
        client.close();
    }

    private static S3Client client(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings.credentials()))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT)
                        .maxConnections(2 * settings.uploadThreads() + 2))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                // Stores that are not Amazon's often refuse the newer checksum headers; the MD5 goes with every object.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).retryStrategy(retry -> retry.maxAttempts(1)));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(@Nullable S3Credentials credentials) {
        if (credentials == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        String access = credentials.accessKey().value();
        String secret = credentials.secretKey().value();
        return StaticCredentialsProvider.create(
                credentials.sessionToken() == null
                        ? AwsBasicCredentials.create(access, secret)
                        : AwsSessionCredentials.create(
                                access, secret, credentials.sessionToken().value()));
    }
}
