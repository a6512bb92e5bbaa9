package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.upload.Fault;
import dev.hiveparquet.upload.StoreRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that fails, is slow, or spoils what goes through: all is uploaded once, and nothing goes before it is. */
@Timeout(180)
class UploadFaultsIT {
    private static final List<String> LINES = Rows.timedLines(0, 10_000);
    private static final String STUCK = "hour%3D00";

    @TempDir
    Path dir;

    @Test
    void errors_at_random_lose_and_double_nothing() throws Exception {
        Random random = new Random(7);
        List<Fault> faults = List.of(
                Fault.answer(500, "InternalError"),
                Fault.answer(503, "SlowDown"),
                Fault.answer(429, "TooManyRequests"),
                Fault.HANG_UP);
        Function<StoreRequest, Fault> script = request -> {
            synchronized (random) {
                return random.nextInt(10) < 4 ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
            }
        };
        try (UploadStand stand = new UploadStand(dir, LINES.subList(0, 1_000), script)) {
            assertThat(stand.start().with(Option.PARTITION_BY, "minute").runToEnd())
                    .isZero();

            stand.assertAllUploaded();
            assertThat(stand.bucket().files()).hasSize(17);
            assertThat(stand.store().requests()).hasSizeGreaterThan(34);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_SLOWLY", "NO_REPLY", "HEAD_ONLY"})
    void an_object_that_stalls_does_not_hold_up_the_others(String kind) throws Exception {
        Fault stall = new Fault(Fault.Kind.valueOf(kind), 0, "");
        AtomicBoolean stuck = new AtomicBoolean(true);
        Function<StoreRequest, Fault> script =
                request -> request.target().contains(STUCK) && stuck.get() ? stall : Fault.NONE;
        try (UploadStand stand = new UploadStand(dir, LINES, script);
                Run run = impatient(stand).with(Option.UPLOAD_THREADS, 1).run()) {
            Waits.until(() -> stand.bucket().files().size() == 2);
            // Tried more than once, so it was given up in between.
            Waits.until(() -> stand.store().requests().stream()
                            .filter(request -> request.target().contains(STUCK))
                            .count()
                    > 1);
            Waits.until(() -> stand.data().files().size() == 1);
            stuck.set(false);
            assertThat(run.exitCode()).isZero();
            stand.assertAllUploaded();
        }
    }

    @Test
    void an_object_whose_reply_was_lost_is_found_to_be_there_and_not_put_over() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, UploadStand.first(1, "PUT", Fault.LOSE_REPLY))) {
            assertThat(stand.start().runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(stand.store().puts()).isEqualTo(6);
            assertThat(stand.store().requests().stream()
                            .filter(StoreRequest::isPut)
                            .allMatch(put -> put.has("If-None-Match")))
                    .isTrue();
        }
    }

    @Test
    void an_object_that_is_altered_on_its_way_is_not_taken_and_goes_again() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, UploadStand.first(2, "PUT", Fault.ALTER_BODY))) {
            assertThat(stand.start().runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(stand.store().puts()).isEqualTo(9);
        }
    }

    @Test
    void an_entity_tag_that_is_not_the_files_proves_nothing() throws Exception {
        try (UploadStand stand = new UploadStand(dir, LINES, UploadStand.first(1, "HEAD", Fault.ALTER_TAG))) {
            assertThat(stand.start().runToEnd()).isZero();

            stand.assertAllUploaded();
            assertThat(stand.store().puts()).isEqualTo(6);
        }
    }

    @Test
    void nothing_goes_here_before_its_object_was_seen() throws Exception {
        AtomicBoolean blind = new AtomicBoolean(true);
        Function<StoreRequest, Fault> script = request ->
                request.method().equals("HEAD") && blind.get() ? Fault.answer(500, "InternalError") : Fault.NONE;
        try (UploadStand stand = new UploadStand(dir, LINES, script);
                Run run = stand.start().run()) {
            Waits.until(() -> stand.bucket().payloads().equals(LINES));
            Waits.until(() -> stand.store().puts() > 6);
            stand.assertAllHere();
            blind.set(false);
            assertThat(run.exitCode()).isZero();
            stand.assertAllUploaded();
        }
    }

    @Test
    void a_large_file_goes_up_in_parts_and_a_part_that_fails_leaves_none_behind() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Function<StoreRequest, Fault> script = request -> {
            boolean second = request.isPut() && request.target().contains("partNumber=2");
            boolean abort = request.method().equals("DELETE") && !failed.get();
            return abort || (second && !failed.getAndSet(true)) ? Fault.answer(500, "InternalError") : Fault.NONE;
        };
        List<String> lines = largeLines();
        try (UploadStand stand = new UploadStand(dir, lines, script)) {
            assertThat(stand.start().with(Option.S3_PART_BYTES, "5MiB").runToEnd())
                    .isZero();

            stand.assertAllUploaded();
            assertThat(stand.bucket().files()).hasSize(1);
            assertThat(failed).isTrue();
            assertThat(unfinished(stand)).isEmpty();
        }
    }

    private static List<?> unfinished(UploadStand stand) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(stand.s3().endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stand.s3().accessKey(), stand.s3().secretKey())))
                .build()) {
            return client.listMultipartUploads(list -> list.bucket(UploadStand.BUCKET))
                    .uploads();
        }
    }

    /** Lines that do not compress, some 7 MiB when they are. */
    private static List<String> largeLines() {
        Random random = new Random(3);
        byte[] noise = new byte[600];
        return IntStream.range(0, 12_000)
                .mapToObj(i -> {
                    random.nextBytes(noise);
                    return String.format("%06d", i) + Base64.getEncoder().encodeToString(noise);
                })
                .toList();
    }

    private static Start impatient(UploadStand stand) {
        return stand.start()
                .with(Option.S3_CONNECT_TIMEOUT, "1s")
                .with(Option.S3_TIMEOUT, "1s")
                .with(Option.S3_MIN_RATE, "1MiB");
    }
}
