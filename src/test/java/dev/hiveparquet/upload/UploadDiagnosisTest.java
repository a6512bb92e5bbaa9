package dev.hiveparquet.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.S3Credentials;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.S3Transfer;
import dev.hiveparquet.config.Secret;
import dev.hiveparquet.upload.UploadDiagnosis.Diagnosis;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Each way in which a store fails has a sentence that says what to do, and none repeats what the store said but its code. */
class UploadDiagnosisTest {
    private static final Secret SECRET = new Secret("HIDDEN");
    private final UploadDiagnosis diagnosis = new UploadDiagnosis(settings("http://store:9000", null));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | NoSuchBucket                 | NO_BUCKET     | bucket "ais" does not exist at http://store:9000; create it, or name another with --s3-bucket
            403 | AccessDenied                 | ACCESS_DENIED | access to bucket "ais" is denied (403 AccessDenied); check the credentials, and that they may put and look at objects there
            403 | ``                           | ACCESS_DENIED | access to bucket "ais" is denied (status 403); check the credentials, and that they may put and look at objects there
            403 | InvalidAccessKeyId           | WRONG_KEYS    | http://store:9000 does not accept the credentials (403 InvalidAccessKeyId); check --s3-access-key and --s3-secret-key
            403 | SignatureDoesNotMatch        | WRONG_KEYS    | http://store:9000 does not accept the credentials (403 SignatureDoesNotMatch); check --s3-access-key and --s3-secret-key
            301 | PermanentRedirect            | WRONG_REGION  | bucket "ais" is not in region "eu-north-1" (301 PermanentRedirect); name its own with --s3-region
            301 | ``                           | WRONG_REGION  | bucket "ais" is not in region "eu-north-1" (status 301); name its own with --s3-region
            400 | AuthorizationHeaderMalformed | WRONG_REGION  | bucket "ais" is not in region "eu-north-1" (400 AuthorizationHeaderMalformed); name its own with --s3-region
            403 | RequestTimeTooSkewed         | CLOCK_SKEW    | this machine's clock and that of http://store:9000 differ too much (403 RequestTimeTooSkewed); set it
            503 | SlowDown                     | BUSY          | http://store:9000 is busy or failing (503 SlowDown); uploads slow down until it is not
            429 | ``                           | BUSY          | http://store:9000 is busy or failing (status 429); uploads slow down until it is not
            500 | ``                           | BUSY          | http://store:9000 is busy or failing (status 500); uploads slow down until it is not
            400 | BadDigest                    | CHECKSUM      | an object came to http://store:9000 other than it was sent (400 BadDigest); look at what is between
            400 | RequestTimeout               | LATE          | http://store:9000 waited too long for the object (400 RequestTimeout); is the line too slow for --s3-timeout?
            409 | ConditionalRequestConflict   | RACED         | http://store:9000 has another write of the same object under way (409 ConditionalRequestConflict)
            400 | EntityTooLarge               | TOO_LARGE     | http://store:9000 takes no object of this size (400 EntityTooLarge); lower --s3-part-bytes
            507 | XMinioStorageFull            | QUOTA         | http://store:9000 has no more room for bucket "ais" (507 XMinioStorageFull); raise its quota, or make room
            403 | QuotaExceeded                | QUOTA         | http://store:9000 has no more room for bucket "ais" (403 QuotaExceeded); raise its quota, or make room
            412 | PreconditionFailed           | OTHER         | http://store:9000 refuses the object (412 PreconditionFailed)
            400 | KeyTooLongError              | OTHER         | http://store:9000 refuses the object (400 KeyTooLongError)
            """)
    void an_answer_of_the_store_is_told_by_its_code(int status, String code, FailureKind kind, String sentence) {
        Exception answer = answer(status, code);
        assertThat(diagnosis.of(answer)).isEqualTo(new Diagnosis(kind, sentence));
        assertThat(diagnosis.of(new IOException("wrapped", answer)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NONE    | the session token is no longer valid (400 ExpiredToken); it is fetched anew by itself where the AWS SDK can
            KEYS    | the session token is no longer valid (400 ExpiredToken); start again with a new --s3-session-token, or give --s3-credentials-file, which is read again
            PROFILE | the session token is no longer valid (400 ExpiredToken); put a new one into keys, which is read again when it changes
            """)
    void an_expired_token_is_told_by_where_a_new_one_comes_from(String given, String sentence) {
        assertThat(new UploadDiagnosis(settings("http://store:9000", credentials(given)))
                        .of(answer(400, "ExpiredToken")))
                .isEqualTo(new Diagnosis(FailureKind.EXPIRED_TOKEN, sentence));
    }

    @Test
    void a_store_that_is_not_there_is_told_by_the_innermost_reason() {
        assertThat(diagnosis.of(client(new ConnectException("Connection refused"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.UNREACHABLE,
                        "cannot reach http://store:9000 (Connection refused); is it up, and --s3-endpoint right?"));
        assertThat(diagnosis
                        .of(client(new ConnectTimeoutException("connect timed out")))
                        .kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(diagnosis.of(client(new UnknownHostException("store"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.UNKNOWN_HOST,
                        "the name of http://store:9000 is not known (UnknownHostException: store); is it right, and DNS"
                                + " up?"));
        assertThat(diagnosis.of(client(new SocketException("Connection reset"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.BROKEN_OFF, "http://store:9000 broke the connection off (Connection reset)"));
    }

    @Test
    void a_store_that_is_slow_is_told_as_that() {
        assertThat(diagnosis.of(client(new SocketTimeoutException("Read timed out"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.LATE,
                        "http://store:9000 did not answer in time (Read timed out); is it stuck, or the line slower than"
                                + " --s3-min-rate?"));
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_by_its_reason() {
        assertThat(diagnosis.of(handshake(new CertificateExpiredException("NotAfter: 2020"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.CERTIFICATE_EXPIRED,
                        "the certificate of http://store:9000 has expired (NotAfter: 2020); renew it there, or set the"
                                + " clock here"));
        assertThat(diagnosis.of(handshake(new CertPathBuilderException("no path"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.UNKNOWN_AUTHORITY,
                        "nobody that Java trusts vouches for the certificate of http://store:9000; add its authority to a"
                                + " trust store: -Djavax.net.ssl.trustStore=FILE"));
        assertThat(diagnosis.of(client(new SSLException("Unsupported or unrecognized SSL message"))))
                .isEqualTo(new Diagnosis(
                        FailureKind.UNTRUSTED,
                        "no safe connection to http://store:9000 (Unsupported or unrecognized SSL message); does it speak"
                                + " TLS at that port?"));
    }

    @Test
    void missing_credentials_are_told_without_the_list_of_where_they_were_looked_for() {
        Exception missing = SdkClientException.create("Unable to load credentials from any of the providers in");
        assertThat(diagnosis.of(missing))
                .isEqualTo(new Diagnosis(
                        FailureKind.NO_CREDENTIALS,
                        "there are no credentials; give S3_ACCESS_KEY and S3_SECRET_KEY, or what the AWS SDK looks for"
                                + " (AWS_ variables, profile, container, instance)"));
        assertThat(new UploadDiagnosis(settings("http://store:9000", credentials("PROFILE"))).of(missing))
                .isEqualTo(new Diagnosis(
                        FailureKind.NO_CREDENTIALS,
                        "there are no credentials in profile \"ingest\" of keys; put its aws_access_key_id and"
                                + " aws_secret_access_key there"));
    }

    @Test
    void an_answer_of_the_service_that_gives_credentials_is_told_as_theirs() {
        AwsServiceException.Builder answer = AwsServiceException.builder();
        answer.statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidIdentityToken")
                        .build());
        assertThat(diagnosis.of(answer.build()))
                .isEqualTo(new Diagnosis(
                        FailureKind.NO_CREDENTIALS,
                        "credentials were asked for and refused (400 InvalidIdentityToken); check the role and the token"
                                + " that it is asked for with"));
    }

    @Test
    void what_has_been_understood_already_is_told_as_it_was() {
        assertThat(diagnosis.of(new UploadException(FailureKind.CONFLICT, "another object is there")))
                .isEqualTo(new Diagnosis(FailureKind.CONFLICT, "another object is there"));
    }

    @Test
    void anything_else_is_its_innermost_message_cut_to_one_line() {
        assertThat(diagnosis.of(new IOException("cannot read file", new IOException("bad\ndisk"))))
                .isEqualTo(new Diagnosis(FailureKind.OTHER, "bad"));
        assertThat(diagnosis.of(new IllegalStateException()).sentence()).isEqualTo("IllegalStateException");
    }

    @Test
    void without_an_endpoint_the_store_is_amazons() {
        assertThat(new UploadDiagnosis(settings(null, null))
                        .of(answer(404, "NoSuchBucket"))
                        .sentence())
                .startsWith("bucket \"ais\" does not exist at Amazon S3, region eu-north-1; ");
    }

    private static S3Settings settings(String endpoint, S3Credentials credentials) {
        return new S3Settings(
                "ais",
                "eu-north-1",
                endpoint == null ? null : URI.create(endpoint),
                "",
                true,
                credentials,
                false,
                4,
                new S3Transfer(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 10, 1 << 30));
    }

    private static S3Credentials credentials(String given) {
        return switch (given) {
            case "KEYS" -> new S3Credentials.Keys(SECRET, SECRET, SECRET);
            case "PROFILE" -> new S3Credentials.Profile(Path.of("keys"), "ingest");
            default -> null;
        };
    }

    private static Exception handshake(Exception cause) {
        SSLHandshakeException handshake = new SSLHandshakeException("bad");
        handshake.initCause(cause);
        return client(handshake);
    }

    private static Exception client(Exception cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }

    private static Exception answer(int status, String code) {
        S3Exception.Builder answer = S3Exception.builder();
        answer.statusCode(status).message("HIDDEN key, as some stores repeat it");
        if (!code.isEmpty()) {
            answer.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());
        }
        return answer.build();
    }
}
