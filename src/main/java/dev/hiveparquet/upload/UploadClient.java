package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Transfer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A client that gives each request the time that its size takes, leaves no unfinished parts behind, and goes on where the store
 * does not know a condition. Thread-safe.
 */
final class UploadClient extends DelegatingS3Client {
    private static final Logger LOG = LoggerFactory.getLogger(UploadClient.class);

    private final S3Client client;
    private volatile S3Transfer transfer;
    private final ConditionalWrites conditions = new ConditionalWrites();

    UploadClient(S3Client client, S3Transfer transfer) {
        super(client);
        this.client = client;
        this.transfer = transfer;
    }

    /** From the next request on. */
    void limitBy(S3Transfer limits) {
        transfer = limits;
    }

    @Override
    protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
        return operation.apply(limited(request, 0));
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        PutObjectRequest limited = limited(request, bytes(body));
        if (request.ifNoneMatch() == null) {
            return client.putObject(limited, body);
        }
        return conditions.send(conditional -> client.putObject(
                conditional ? limited : limited.toBuilder().ifNoneMatch(null).build(), body));
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        return client.uploadPart(limited(request, bytes(body)), body);
    }

    /** What an attempt before this one has left of the same object goes first: the process may have been killed in between. */
    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        try {
            listMultipartUploads(list -> list.bucket(request.bucket()).prefix(request.key())).uploads().stream()
                    .filter(upload -> upload.key().equals(request.key()))
                    .forEach(upload -> abort(request.bucket(), upload));
        } catch (SdkException e) {
            LOG.debug("Unfinished uploads of {} cannot be listed: {}", request.key(), e.getMessage());
        }
        return super.createMultipartUpload(request);
    }

    /** A store may take as long over putting the parts together as over one of them. */
    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadRequest limited = limited(request, transfer.partBytes());
        if (request.ifNoneMatch() == null) {
            return client.completeMultipartUpload(limited);
        }
        return conditions.send(conditional -> client.completeMultipartUpload(
                conditional ? limited : limited.toBuilder().ifNoneMatch(null).build()));
    }

    /** Does not fail: what is to be heard of is the failure that led here, and the next attempt will clean up. */
    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        try {
            return super.abortMultipartUpload(request);
        } catch (SdkException e) {
            LOG.debug("Unfinished upload of {} cannot be ended: {}", request.key(), e.getMessage());
            return AbortMultipartUploadResponse.builder().build();
        }
    }

    private void abort(String bucket, MultipartUpload upload) {
        LOG.info("An unfinished upload of {} is ended", upload.key());
        abortMultipartUpload(abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
    }

    private static long bytes(RequestBody body) {
        return body.optionalContentLength().orElse(0L);
    }

    @SuppressWarnings("unchecked") // a request's builder builds requests of its own class
    private <T extends S3Request> T limited(T request, long bytes) {
        AwsRequestOverrideConfiguration configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder)
                .apiCallTimeout(transfer.limit(bytes))
                .build();
        return (T) request.toBuilder().overrideConfiguration(configuration).build();
    }
}
