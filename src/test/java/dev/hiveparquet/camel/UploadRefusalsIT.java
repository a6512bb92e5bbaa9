package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.upload.Fault;
import dev.hiveparquet.upload.StoreRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that refuses: uploads go on by themselves when it does not any more, and nothing is put over what is there. */
@Timeout(180)
class UploadRefusalsIT {
    private static final List<String> LINES = Rows.timedLines(0, 10_000);

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, access to bucket \"ais\" is denied (403 AccessDenied)",
        "400, ExpiredToken, the session token is no longer valid (400 ExpiredToken)",
        "301, PermanentRedirect, is not in region \"us-east-1\" (301 PermanentRedirect)",
        "409, ConditionalRequestConflict, has another write of the same object under way",
        "404, NoSuchBucket, bucket \"ais\" does not exist",
        "507, XMinioStorageFull, has no more room for bucket \"ais\""
    })
    void what_is_refused_goes_up_when_it_is_not_refused_any_more(int status, String code, String said)
            throws Exception {
        Function<StoreRequest, Fault> script = UploadStand.first(2, "PUT", Fault.answer(status, code));
        try (UploadStand stand = new UploadStand(dir, LINES, script);
                LogCapture log = new LogCapture()) {
            assertThat(stand.start().runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(log.text())
                    .contains("Upload failed and is tried again: ")
                    .contains(said);
        }
    }

    @Test
    void a_file_of_credentials_is_read_again_when_it_changes() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, request -> Fault.NONE)) {
            Path file = credentials(stand, "HIDDEN-wrong");
            Start start = stand.start().with(Option.S3_CREDENTIALS_FILE, file).with(Option.S3_PROFILE, "ingest");
            start.remove(Option.S3_ACCESS_KEY);
            start.remove(Option.S3_SECRET_KEY);
            assertRotated(stand, start);
        }
    }

    @Test
    void the_shared_credentials_file_is_read_again_when_it_changes() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, request -> Fault.NONE)) {
            System.setProperty(
                    "aws.sharedCredentialsFile",
                    credentials(stand, "HIDDEN-wrong").toString());
            System.setProperty("aws.profile", "ingest");
            Start start = stand.start();
            start.remove(Option.S3_ACCESS_KEY);
            start.remove(Option.S3_SECRET_KEY);
            assertRotated(stand, start);
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
            System.clearProperty("aws.profile");
        }
    }

    private void assertRotated(UploadStand stand, Start start) throws Exception {
        try (LogCapture log = new LogCapture();
                Run run = start.run()) {
            Waits.until(() -> log.text().contains("does not accept the credentials (403 SignatureDoesNotMatch)"));
            assertThat(stand.bucket().files()).isEmpty();
            credentials(stand, stand.s3().secretKey());
            assertThat(run.exitCode()).isZero();
            stand.assertAllUploaded();
            assertThat(log.text()).doesNotContain("HIDDEN", stand.s3().secretKey());
        }
    }

    private Path credentials(UploadStand stand, String secret) throws IOException {
        return Files.writeString(
                dir.resolve("credentials"),
                "[ingest]\naws_access_key_id = " + stand.s3().accessKey() + "\naws_secret_access_key = " + secret
                        + "\n");
    }

    @Test
    void no_right_to_look_is_no_reason_not_to_upload_and_no_bucket_is_asked_after_or_made() throws Exception {
        Function<StoreRequest, Fault> script =
                request -> request.isPut() && request.target().contains(".parquet")
                        ? Fault.NONE
                        : Fault.answer(403, "AccessDenied");
        try (UploadStand stand = new UploadStand(dir, LINES, script)) {
            assertThat(stand.start().runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(stand.store().requests())
                    .allMatch(request -> request.target().contains(".parquet"));
        }
    }

    @Test
    void an_object_that_is_there_already_is_compared_and_never_put_over() throws Exception {
        // Read a second time, the lines have arrived at another time, so the same file has other content.
        try (UploadStand stand = new UploadStand(dir, LINES.subList(0, 1_000), request -> Fault.NONE);
                LogCapture log = new LogCapture()) {
            assertThat(stand.start().runToEnd()).isZero();
            Path other = stand.bucket().files().get(0);
            Files.writeString(other, "another object");
            delete(dir.resolve("state"));

            assertThat(stand.start().runToEnd()).isEqualTo(1);

            assertThat(other).hasContent("another object");
            assertThat(stand.data().files()).hasSize(1);
            assertThat(stand.queue()).hasSize(1).allMatch(name -> name.endsWith(".upload.aside"));
            assertThat(log.text())
                    .contains("Upload is given up until the next start: bucket \"ais\" has another object");

            Files.delete(other);
            assertThat(stand.start().runToEnd()).isZero();
            stand.assertAllUploaded();
        }
    }

    @Test
    void a_store_without_conditional_writes_is_asked_without_and_that_is_said_once() throws Exception {
        Function<StoreRequest, Fault> script =
                request -> request.has("If-None-Match") ? Fault.answer(501, "NotImplemented") : Fault.NONE;
        try (UploadStand stand = new UploadStand(dir, LINES, script);
                LogCapture log = new LogCapture()) {
            assertThat(stand.start().with(Option.UPLOAD_THREADS, 1).runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(stand.store().puts()).isEqualTo(4);
            assertThat(log.text()).containsOnlyOnce("The store does not know conditional writes (501)");
        }
    }

    @Test
    void a_damaged_entry_is_written_anew_from_its_file_or_set_aside_and_named() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, request -> Fault.NONE);
                LogCapture log = new LogCapture()) {
            Start away =
                    stand.start().set(Option.S3_ENDPOINT, "http://127.0.0.1:1").with(Option.SHUTDOWN_TIMEOUT, "1s");
            assertThat(away.runToEnd()).isEqualTo(1);
            Path uploads = dir.resolve("state/uploads");
            Files.write(uploads.resolve(stand.queue().get(0)), new byte[100]);
            Files.writeString(uploads.resolve("00000000000000000001-lost.parquet.upload"), "path=lost");

            assertThat(stand.start().runToEnd()).isEqualTo(1);

            assertThat(stand.bucket().payloads()).isEqualTo(LINES);
            assertThat(stand.data().files()).isEmpty();
            assertThat(stand.queue()).containsExactly("00000000000000000001-lost.parquet.upload.aside");
            assertThat(log.text())
                    .contains("it is written anew from ")
                    .contains("00000000000000000001-lost.parquet.upload is damaged: its checksum is missing or wrong,"
                            + " and there is no file lost.parquet in ");
        }
    }

    @Test
    void half_a_file_is_not_uploaded() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, request -> Fault.NONE);
                LogCapture log = new LogCapture()) {
            Start away =
                    stand.start().set(Option.S3_ENDPOINT, "http://127.0.0.1:1").with(Option.SHUTDOWN_TIMEOUT, "1s");
            assertThat(away.runToEnd()).isEqualTo(1);
            Path half = stand.data().files().get(0);
            Files.write(half, new byte[] {'P', 'A', 'R', '1'});

            assertThat(stand.start().runToEnd()).isEqualTo(1);

            assertThat(half).hasSize(4);
            assertThat(stand.bucket().files()).hasSize(2);
            assertThat(log.text()).contains(half + " has 4 bytes, but had ");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
