package dev.hiveparquet.upload;

import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.S3Credentials;
import dev.hiveparquet.config.S3Credentials.Profile;
import dev.hiveparquet.config.S3Settings;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Why an upload failed, from the exception to a sentence that says what would be right and which option to change. Shows
 * no secret, and of what a store answers no more than its error code. Immutable.
 */
public final class UploadDiagnosis {
    private final S3Settings settings;
    private final String bucket;

    /**
     * What is wrong.
     *
     * @param sentence in one line, without a full stop
     */
    public record Diagnosis(FailureKind kind, String sentence) {}

    public UploadDiagnosis(S3Settings settings) {
        this.settings = settings;
        this.bucket = "bucket \"" + settings.bucket() + '"';
    }

    /** The diagnosis of an exception and its causes. */
    public Diagnosis of(Throwable failure) {
        FailureKind kind = FailureCauses.kind(failure);
        UploadException understood = FailureCauses.cause(failure, UploadException.class);
        if (understood != null) {
            return new Diagnosis(kind, String.valueOf(understood.getMessage()));
        }
        AwsServiceException answer = FailureCauses.answer(failure);
        return new Diagnosis(
                kind,
                answer == null ? unanswered(kind, innermost(failure)) : answered(kind, " (" + told(answer) + ")"));
    }

    private String answered(FailureKind kind, String told) {
        return switch (kind) {
            case NO_BUCKET ->
                bucket + " does not exist at " + store() + "; create it, or name another with --s3-bucket";
            case ACCESS_DENIED ->
                "access to " + bucket + " is denied" + told
                        + "; check the credentials, and that they may put and look at objects there";
            case WRONG_KEYS -> store() + " does not accept the credentials" + told + "; check " + credentialOptions();
            case NO_CREDENTIALS ->
                "credentials were asked for and refused" + told
                        + "; check the role and the token that it is asked for with";
            case EXPIRED_TOKEN -> "the session token is no longer valid" + told + "; " + newToken();
            case WRONG_REGION ->
                bucket + " is not in region \"" + settings.region() + '"' + told + "; name its own with --s3-region";
            case CLOCK_SKEW -> "this machine's clock and that of " + store() + " differ too much" + told + "; set it";
            case BUSY -> store() + " is busy or failing" + told + "; uploads slow down until it is not";
            case QUOTA -> store() + " has no more room for " + bucket + told + "; raise its quota, or make room";
            case CHECKSUM ->
                "an object came to " + store() + " other than it was sent" + told + "; look at what is between";
            case RACED -> store() + " has another write of the same object under way" + told;
            case LATE ->
                store() + " waited too long for the object" + told + "; is the line too slow for --s3-timeout?";
            case TOO_LARGE -> store() + " takes no object of this size" + told + "; lower --s3-part-bytes";
            default -> store() + " refuses the object" + told;
        };
    }

    private String unanswered(FailureKind kind, String reason) {
        return switch (kind) {
            case NO_CREDENTIALS -> noCredentials();
            case UNKNOWN_HOST -> "the name of " + store() + " is not known (" + reason + "); is it right, and DNS up?";
            case UNREACHABLE -> "cannot reach " + store() + " (" + reason + "); is it up, and --s3-endpoint right?";
            case CERTIFICATE_EXPIRED ->
                "the certificate of " + store() + " has expired (" + reason
                        + "); renew it there, or set the clock here";
            case UNKNOWN_AUTHORITY ->
                "nobody that Java trusts vouches for the certificate of " + store()
                        + "; add its authority to a trust store: -Djavax.net.ssl.trustStore=FILE";
            case UNTRUSTED -> "no safe connection to " + store() + " (" + reason + "); does it speak TLS at that port?";
            case BROKEN_OFF -> store() + " broke the connection off (" + reason + ")";
            case LATE ->
                store() + " did not answer in time (" + reason
                        + "); is it stuck, or the line slower than --s3-min-rate?";
            default -> reason;
        };
    }

    private String noCredentials() {
        S3Credentials given = settings.credentials();
        return given instanceof Profile profile
                ? "there are no credentials in profile \"" + profile.name() + "\" of " + profile.file()
                        + "; put its aws_access_key_id and aws_secret_access_key there"
                : "there are no credentials; give S3_ACCESS_KEY and S3_SECRET_KEY, or what the AWS SDK looks for"
                        + " (AWS_ variables, profile, container, instance)";
    }

    private String credentialOptions() {
        return settings.credentials() instanceof Profile profile
                ? profile.file() + ", which is read again when it changes"
                : "--s3-access-key and --s3-secret-key";
    }

    private String newToken() {
        S3Credentials given = settings.credentials();
        if (given instanceof Profile profile) {
            return "put a new one into " + profile.file() + ", which is read again when it changes";
        }
        return given == null
                ? "it is fetched anew by itself where the AWS SDK can"
                : "start again with a new --s3-session-token, or give --s3-credentials-file, which is read again";
    }

    private String store() {
        URI endpoint = settings.endpoint();
        return endpoint == null ? "Amazon S3, region " + settings.region() : endpoint.toString();
    }

    private static String told(AwsServiceException answer) {
        String code = FailureCauses.code(answer);
        return code.isEmpty() ? "status " + answer.statusCode() : answer.statusCode() + " " + Excerpt.of(code);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        @Nullable String message = cause.getMessage();
        if (message == null || cause instanceof UnknownHostException) {
            message = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        return Excerpt.of(message.lines().findFirst().orElse(""));
    }
}
