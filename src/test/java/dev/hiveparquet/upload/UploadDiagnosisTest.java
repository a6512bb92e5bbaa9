package dev.hiveparquet.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.upload.UploadDiagnosis.Diagnosis;
import dev.hiveparquet.upload.UploadDiagnosis.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Each way in which a store fails has a sentence that says what to do, and none repeats what the store said but its code. */
class UploadDiagnosisTest {
    private final UploadDiagnosis diagnosis = new UploadDiagnosis(
            new S3Settings("ais", "eu-north-1", URI.create("http://store:9000"), "", true, null, false, 4));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | NoSuchBucket                 | NO_BUCKET     | bucket "ais" does not exist at http://store:9000; create it, or name another with --s3-bucket
            403 | AccessDenied                 | ACCESS_DENIED | access to bucket "ais" is denied (403 AccessDenied); check the credentials, and that they may put and look at objects there
            403 | ``                           | ACCESS_DENIED | access to bucket "ais" is denied (status 403); check the credentials, and that they may put and look at objects there
            403 | InvalidAccessKeyId           | WRONG_KEYS    | http://store:9000 does not accept the credentials (403 InvalidAccessKeyId); check --s3-access-key and --s3-secret-key
            403 | SignatureDoesNotMatch        | WRONG_KEYS    | http://store:9000 does not accept the credentials (403 SignatureDoesNotMatch); check --s3-access-key and --s3-secret-key
            400 | ExpiredToken                 | EXPIRED_TOKEN | the session token is no longer valid (400 ExpiredToken); start again with a new --s3-session-token
            301 | PermanentRedirect            | WRONG_REGION  | bucket "ais" is not in region "eu-north-1" (301 PermanentRedirect); name its own with --s3-region
            400 | AuthorizationHeaderMalformed | WRONG_REGION  | bucket "ais" is not in region "eu-north-1" (400 AuthorizationHeaderMalformed); name its own with --s3-region
            403 | RequestTimeTooSkewed         | CLOCK_SKEW    | this machine's clock and that of http://store:9000 differ too much (403 RequestTimeTooSkewed); set it
            503 | SlowDown                     | BUSY          | http://store:9000 is busy or failing (503 SlowDown)
            500 | ``                           | BUSY          | http://store:9000 is busy or failing (status 500)
            400 | InvalidDigest                | OTHER         | http://store:9000 refuses the object (400 InvalidDigest)
            """)
    void an_answer_of_the_store_is_told_by_its_code(int status, String code, Kind kind, String sentence) {
        Exception answer = answer(status, code);
        assertThat(diagnosis.of(answer)).isEqualTo(new Diagnosis(kind, sentence));
        assertThat(diagnosis
                        .of(new IOException("cannot look at object k", answer))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void a_store_that_is_not_there_is_told_by_the_innermost_reason() {
        assertThat(diagnosis.of(client(new ConnectException("Connection refused"))))
                .isEqualTo(new Diagnosis(
                        Kind.UNREACHABLE,
                        "cannot reach http://store:9000 (Connection refused); is it up, and --s3-endpoint right?"));
        assertThat(diagnosis.of(client(new UnknownHostException("store"))).sentence())
                .isEqualTo("cannot reach http://store:9000 (UnknownHostException: store); is it up, and --s3-endpoint"
                        + " right?");
    }

    @Test
    void a_store_that_is_slow_or_whose_certificate_is_wrong_is_told_as_that() {
        assertThat(diagnosis.of(client(new SocketTimeoutException("Read timed out"))))
                .isEqualTo(new Diagnosis(Kind.LATE, "http://store:9000 did not answer in time (Read timed out)"));
        SSLHandshakeException handshake = new SSLHandshakeException("bad");
        handshake.initCause(new CertificateExpiredException("NotAfter: 2020"));
        assertThat(diagnosis.of(client(handshake)))
                .isEqualTo(new Diagnosis(Kind.UNTRUSTED, "no safe connection to http://store:9000 (NotAfter: 2020)"));
    }

    @Test
    void missing_credentials_are_told_without_the_list_of_where_they_were_looked_for() {
        assertThat(diagnosis.of(SdkClientException.create("Unable to load credentials from any of the providers in")))
                .isEqualTo(new Diagnosis(
                        Kind.NO_CREDENTIALS,
                        "there are no credentials; give S3_ACCESS_KEY and S3_SECRET_KEY, or what the AWS SDK looks for"
                                + " (AWS_ variables, profile, container, instance)"));
    }

    @Test
    void anything_else_is_its_innermost_message_cut_to_one_line() {
        assertThat(diagnosis.of(new IOException("cannot read file", new IOException("bad\ndisk"))))
                .isEqualTo(new Diagnosis(Kind.OTHER, "bad"));
        assertThat(diagnosis.of(new IllegalStateException()).sentence()).isEqualTo("IllegalStateException");
    }

    @Test
    void without_an_endpoint_the_store_is_amazons() {
        UploadDiagnosis amazon =
                new UploadDiagnosis(new S3Settings("ais", "eu-north-1", null, "", false, null, false, 4));
        assertThat(amazon.of(answer(503, "SlowDown")).sentence())
                .isEqualTo("Amazon S3, region eu-north-1 is busy or failing (503 SlowDown)");
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
