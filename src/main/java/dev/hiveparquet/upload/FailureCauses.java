package dev.hiveparquet.upload;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** From an exception and its causes to the kind of failure. */
final class FailureCauses {
    private static final Map<String, FailureKind> CODES = Map.ofEntries(
            Map.entry("NoSuchBucket", FailureKind.NO_BUCKET),
            Map.entry("AccessDenied", FailureKind.ACCESS_DENIED),
            Map.entry("AllAccessDisabled", FailureKind.ACCESS_DENIED),
            Map.entry("InvalidAccessKeyId", FailureKind.WRONG_KEYS),
            Map.entry("SignatureDoesNotMatch", FailureKind.WRONG_KEYS),
            Map.entry("ExpiredToken", FailureKind.EXPIRED_TOKEN),
            Map.entry("TokenRefreshRequired", FailureKind.EXPIRED_TOKEN),
            Map.entry("InvalidToken", FailureKind.EXPIRED_TOKEN),
            Map.entry("RequestTimeTooSkewed", FailureKind.CLOCK_SKEW),
            Map.entry("RequestExpired", FailureKind.CLOCK_SKEW),
            Map.entry("PermanentRedirect", FailureKind.WRONG_REGION),
            Map.entry("TemporaryRedirect", FailureKind.WRONG_REGION),
            Map.entry("AuthorizationHeaderMalformed", FailureKind.WRONG_REGION),
            Map.entry("IllegalLocationConstraintException", FailureKind.WRONG_REGION),
            Map.entry("SlowDown", FailureKind.BUSY),
            Map.entry("RequestTimeout", FailureKind.LATE),
            Map.entry("BadDigest", FailureKind.CHECKSUM),
            Map.entry("InvalidDigest", FailureKind.CHECKSUM),
            Map.entry("XAmzContentSHA256Mismatch", FailureKind.CHECKSUM),
            Map.entry("IncompleteBody", FailureKind.BROKEN_OFF),
            Map.entry("ConditionalRequestConflict", FailureKind.RACED),
            Map.entry("OperationAborted", FailureKind.RACED),
            Map.entry("EntityTooLarge", FailureKind.TOO_LARGE),
            Map.entry("QuotaExceeded", FailureKind.QUOTA),
            Map.entry("TooManyObjects", FailureKind.QUOTA),
            Map.entry("InsufficientCapacity", FailureKind.QUOTA),
            Map.entry("XMinioStorageFull", FailureKind.QUOTA),
            Map.entry("XMinioAdminBucketQuotaExceeded", FailureKind.QUOTA));

    /** In this order: the first type that one of the causes has, from the outside inwards, says what it was. */
    private static final List<Map.Entry<Class<? extends Throwable>, FailureKind>> TYPES = List.of(
            Map.entry(ConnectTimeoutException.class, FailureKind.UNREACHABLE),
            Map.entry(SocketTimeoutException.class, FailureKind.LATE),
            Map.entry(ApiCallAttemptTimeoutException.class, FailureKind.LATE),
            Map.entry(ApiCallTimeoutException.class, FailureKind.LATE),
            Map.entry(UnknownHostException.class, FailureKind.UNKNOWN_HOST),
            Map.entry(ConnectException.class, FailureKind.UNREACHABLE),
            Map.entry(NoRouteToHostException.class, FailureKind.UNREACHABLE),
            Map.entry(PortUnreachableException.class, FailureKind.UNREACHABLE),
            Map.entry(NoHttpResponseException.class, FailureKind.BROKEN_OFF),
            Map.entry(SocketException.class, FailureKind.BROKEN_OFF));

    private FailureCauses() {}

    /** What the store answered, if it is an answer that failed. */
    static @Nullable AwsServiceException answer(Throwable failure) {
        return cause(failure, AwsServiceException.class);
    }

    static FailureKind kind(Throwable failure) {
        UploadException understood = cause(failure, UploadException.class);
        if (understood != null) {
            return understood.kind();
        }
        AwsServiceException answer = answer(failure);
        if (answer != null) {
            // Any other service was asked for credentials.
            return answer instanceof S3Exception ? answered(answer) : FailureKind.NO_CREDENTIALS;
        }
        return unanswered(failure);
    }

    static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "");
    }

    private static FailureKind answered(AwsServiceException answer) {
        FailureKind known = CODES.get(code(answer));
        if (known != null) {
            return known;
        }
        return switch (answer.statusCode()) {
            case 301, 307 -> FailureKind.WRONG_REGION;
            case 401, 403 -> FailureKind.ACCESS_DENIED;
            case 408 -> FailureKind.LATE;
            case 409 -> FailureKind.RACED;
            case 413 -> FailureKind.TOO_LARGE;
            case 429, 500, 502, 503, 504 -> FailureKind.BUSY;
            case 507 -> FailureKind.QUOTA;
            default -> FailureKind.OTHER;
        };
    }

    private static FailureKind unanswered(Throwable failure) {
        if (cause(failure, SSLException.class) != null) {
            return tls(failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable each = cause;
            Optional<FailureKind> kind = TYPES.stream()
                    .filter(type -> type.getKey().isInstance(each))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (kind.isPresent()) {
                return kind.get();
            }
        }
        return isAboutCredentials(failure) ? FailureKind.NO_CREDENTIALS : FailureKind.OTHER;
    }

    private static FailureKind tls(Throwable failure) {
        if (cause(failure, CertificateExpiredException.class) != null) {
            return FailureKind.CERTIFICATE_EXPIRED;
        }
        boolean noPath = cause(failure, CertPathBuilderException.class) != null
                || cause(failure, CertPathValidatorException.class) != null;
        if (noPath) {
            return FailureKind.UNKNOWN_AUTHORITY;
        }
        return cause(failure, SocketException.class) == null ? FailureKind.UNTRUSTED : FailureKind.BROKEN_OFF;
    }

    /** The SDK has no exception of its own for it. */
    private static boolean isAboutCredentials(Throwable failure) {
        SdkClientException client = cause(failure, SdkClientException.class);
        String message = client == null ? "" : String.valueOf(client.getMessage());
        return message.contains("credentials") || message.contains("Profile file");
    }

    static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
