package dev.hiveparquet.upload;

import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.S3Settings;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Why an upload failed, from the exception to a sentence that says what would be right and which option to change. Shows
 * no secret, and of what a store answers no more than its error code. Immutable.
 */
public final class UploadDiagnosis {
    private static final Set<Class<? extends Throwable>> UNREACHABLE =
            Set.of(ConnectException.class, NoRouteToHostException.class, UnknownHostException.class);
    private static final Set<Class<? extends Throwable>> LATE =
            Set.of(SocketTimeoutException.class, ApiCallAttemptTimeoutException.class, ApiCallTimeoutException.class);

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("NoSuchBucket", Kind.NO_BUCKET),
            Map.entry("AccessDenied", Kind.ACCESS_DENIED),
            Map.entry("AllAccessDisabled", Kind.ACCESS_DENIED),
            Map.entry("InvalidAccessKeyId", Kind.WRONG_KEYS),
            Map.entry("SignatureDoesNotMatch", Kind.WRONG_KEYS),
            Map.entry("ExpiredToken", Kind.EXPIRED_TOKEN),
            Map.entry("TokenRefreshRequired", Kind.EXPIRED_TOKEN),
            Map.entry("InvalidToken", Kind.EXPIRED_TOKEN),
            Map.entry("RequestTimeTooSkewed", Kind.CLOCK_SKEW),
            Map.entry("RequestExpired", Kind.CLOCK_SKEW),
            Map.entry("PermanentRedirect", Kind.WRONG_REGION),
            Map.entry("TemporaryRedirect", Kind.WRONG_REGION),
            Map.entry("AuthorizationHeaderMalformed", Kind.WRONG_REGION),
            Map.entry("IllegalLocationConstraintException", Kind.WRONG_REGION));

    private final S3Settings settings;

    /** Kinds of failure, told apart because each wants something else done. */
    public enum Kind {
        NO_BUCKET,
        ACCESS_DENIED,
        WRONG_KEYS,
        NO_CREDENTIALS,
        EXPIRED_TOKEN,
        WRONG_REGION,
        CLOCK_SKEW,
        UNREACHABLE,
        UNTRUSTED,
        LATE,
        BUSY,
        OTHER
    }

    /**
     * What is wrong.
     *
     * @param sentence in one line, without a full stop
     */
    public record Diagnosis(Kind kind, String sentence) {}

    public UploadDiagnosis(S3Settings settings) {
        this.settings = settings;
    }

    /** The diagnosis of an exception and its causes. */
    public Diagnosis of(Throwable failure) {
        S3Exception answer = cause(failure, S3Exception.class);
        Kind kind = answer == null ? unanswered(failure) : answered(answer);
        return new Diagnosis(kind, sentence(kind, answer, failure));
    }

    private static Kind answered(S3Exception answer) {
        Kind known = KINDS.get(code(answer));
        if (known != null) {
            return known;
        }
        return switch (answer.statusCode()) {
            case 301, 307 -> Kind.WRONG_REGION;
            case 401, 403 -> Kind.ACCESS_DENIED;
            case 429, 500, 502, 503, 504 -> Kind.BUSY;
            default -> Kind.OTHER;
        };
    }

    private static Kind unanswered(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable each = cause;
            if (LATE.stream().anyMatch(type -> type.isInstance(each))) {
                return Kind.LATE;
            }
            if (UNREACHABLE.stream().anyMatch(type -> type.isInstance(each))) {
                return Kind.UNREACHABLE;
            }
            if (each instanceof SSLException) {
                return Kind.UNTRUSTED;
            }
        }
        SdkClientException client = cause(failure, SdkClientException.class);
        boolean noCredentials =
                client != null && String.valueOf(client.getMessage()).startsWith("Unable to load credentials");
        return noCredentials ? Kind.NO_CREDENTIALS : Kind.OTHER;
    }

    private String sentence(Kind kind, @Nullable S3Exception answer, Throwable failure) {
        String bucket = "bucket \"" + settings.bucket() + '"';
        String told = answer == null ? "" : " (" + told(answer) + ")";
        return switch (kind) {
            case NO_BUCKET ->
                bucket + " does not exist at " + store() + "; create it, or name another with --s3-bucket";
            case ACCESS_DENIED ->
                "access to " + bucket + " is denied" + told
                        + "; check the credentials, and that they may put and look at objects there";
            case WRONG_KEYS ->
                store() + " does not accept the credentials" + told + "; check --s3-access-key and --s3-secret-key";
            case NO_CREDENTIALS ->
                "there are no credentials; give S3_ACCESS_KEY and S3_SECRET_KEY, or what the AWS SDK looks for"
                        + " (AWS_ variables, profile, container, instance)";
            case EXPIRED_TOKEN ->
                "the session token is no longer valid" + told + "; start again with a new --s3-session-token";
            case WRONG_REGION ->
                bucket + " is not in region \"" + settings.region() + '"' + told + "; name its own with --s3-region";
            case CLOCK_SKEW -> "this machine's clock and that of " + store() + " differ too much" + told + "; set it";
            case UNREACHABLE ->
                "cannot reach " + store() + " (" + innermost(failure) + "); is it up, and --s3-endpoint right?";
            case UNTRUSTED -> "no safe connection to " + store() + " (" + innermost(failure) + ")";
            case LATE -> store() + " did not answer in time (" + innermost(failure) + ")";
            case BUSY -> store() + " is busy or failing" + told;
            case OTHER -> answer == null ? innermost(failure) : store() + " refuses the object" + told;
        };
    }

    private String store() {
        URI endpoint = settings.endpoint();
        return endpoint == null ? "Amazon S3, region " + settings.region() : endpoint.toString();
    }

    private static String told(S3Exception answer) {
        String code = code(answer);
        return code.isEmpty() ? "status " + answer.statusCode() : answer.statusCode() + " " + Excerpt.of(code);
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "");
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (message == null || cause instanceof UnknownHostException) {
            message = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        return Excerpt.of(message.lines().findFirst().orElse(""));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
