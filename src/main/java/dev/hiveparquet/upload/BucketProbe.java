package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.partition.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A look at the bucket that changes nothing: asks for its first key, and for an object that it does not have. One thread,
 * once.
 */
public final class BucketProbe {
    private static final int FORBIDDEN = 403;

    private final S3Settings settings;
    private final UploadDiagnosis diagnosis;
    private @Nullable SdkHttpResponse answer;

    /**
     * What was seen.
     *
     * @param problem why the bucket cannot be used, in a sentence; null if it can, as far as reading shows
     * @param mayList whether its keys may be listed
     * @param mayLook whether its objects may be looked at
     * @param storeTime what time it is for the store, null where it did not tell
     */
    public record Seen(
            @Nullable String problem,
            boolean mayList,
            boolean mayLook,
            @Nullable Instant storeTime) {}

    public BucketProbe(S3Settings settings) {
        this.settings = settings;
        this.diagnosis = new UploadDiagnosis(settings);
    }

    /** Asks. */
    public Seen look() {
        try (ObjectStore store = new ObjectStore(settings)) {
            boolean mayList = mayList(store.client());
            boolean mayLook = mayLook(store.client(), store.key(Table.LINES, "check/" + UUID.randomUUID()));
            return new Seen(null, mayList, mayLook, storeTime());
        } catch (SdkException e) {
            return new Seen(diagnosis.of(e).sentence(), false, false, storeTime());
        }
    }

    private boolean mayList(S3Client client) {
        try {
            answer = client.listObjectsV2(
                            request -> request.bucket(settings.bucket()).maxKeys(1))
                    .sdkHttpResponse();
            return true;
        } catch (S3Exception e) {
            answer = e.awsErrorDetails() == null ? null : e.awsErrorDetails().sdkHttpResponse();
            if (diagnosis.of(e).kind() == FailureKind.ACCESS_DENIED) {
                return false;
            }
            throw e;
        }
    }

    private boolean mayLook(S3Client client, String key) {
        try {
            client.headObject(request -> request.bucket(settings.bucket()).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    private @Nullable Instant storeTime() {
        if (answer == null) {
            return null;
        }
        try {
            String date = answer.firstMatchingHeader("Date").orElse("");
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException storeTellsNoTime) {
            return null;
        }
    }
}
