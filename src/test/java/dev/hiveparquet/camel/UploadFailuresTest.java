package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.S3Transfer;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.FailureKind;
import dev.hiveparquet.upload.UploadDiagnosis;
import dev.hiveparquet.upload.UploadException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure is told once a minute for each kind, and counted always; an entry that cannot be uploaded is set aside. */
class UploadFailuresTest {
    private static final String LINE = "Upload failed and is tried again: cannot reach http://store:9000 (refused);"
            + " is it up, and --s3-endpoint right?";
    private static final UploadDiagnosis DIAGNOSIS = new UploadDiagnosis(new S3Settings(
            "ais",
            "r",
            URI.create("http://store:9000"),
            "",
            true,
            null,
            false,
            4,
            new S3Transfer(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 10, 1 << 30)));

    @TempDir
    Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final long[] nanos = {0};
    private UploadQueue queue;
    private Path entry;
    private UploadSchedule schedule;
    private UploadFailures failures;

    @BeforeEach
    void open() throws IOException {
        queue = UploadQueue.open(directory);
        entry = Files.writeString(directory.resolve("00000000000000000001-x.parquet.upload"), "entry");
        schedule = new UploadSchedule(() -> nanos[0], new Random(1));
        failures = new UploadFailures(DIAGNOSIS, queue, schedule, new Meters(registry), () -> nanos[0]);
    }

    @Test
    void the_same_failure_is_told_again_after_a_minute_with_the_number_of_attempts() {
        assertThat(line(new ConnectException("refused"))).isEqualTo(LINE);
        nanos[0] = TimeUnit.SECONDS.toNanos(59);
        assertThat(line(new ConnectException("refused"))).isNull();
        nanos[0] = TimeUnit.SECONDS.toNanos(60);
        assertThat(line(new ConnectException("refused"))).isEqualTo(LINE + " (2 attempts since this was last said)");
    }

    @Test
    void another_failure_is_told_at_once() {
        assertThat(failures.lastReason()).isNull();
        line(new ConnectException("refused"));
        assertThat(line(new IOException("disk"))).isEqualTo("Upload failed and is tried again: disk");
        assertThat(failures.lastReason()).isEqualTo("disk");
    }

    @Test
    void an_entry_is_set_aside_when_it_has_failed_for_good_three_times() throws IOException {
        Exception damaged = new UploadException(FailureKind.DAMAGED, "file x is damaged");
        failures.failed(entry, damaged);
        failures.failed(entry, damaged);
        assertThat(entry).exists();
        assertThat(failures.asideReasons()).isEmpty();

        failures.failed(entry, damaged);

        assertThat(entry).doesNotExist();
        assertThat(queue.aside()).isEqualTo(1);
        assertThat(queue.size()).isZero();
        assertThat(failures.asideReasons()).containsExactly("file x is damaged");
        assertThat(registry.get("ingest.upload.failures").counter().count()).isEqualTo(3);
    }

    @Test
    void an_entry_that_may_get_through_stays_however_often_it_fails() throws IOException {
        for (int i = 0; i < 100; i++) {
            failures.failed(entry, new ConnectException("refused"));
            failures.failed(entry, new IOException("disk"));
        }

        assertThat(entry).exists();
        assertThat(queue.aside()).isZero();
    }

    @Test
    void what_is_broken_off_by_a_stop_does_not_hide_why_an_upload_had_failed() throws IOException {
        failures.failed(entry, new IOException("no such bucket"));
        schedule.stop();
        failures.failed(entry, new IllegalStateException("Connection pool shut down"));

        assertThat(failures.lastReason()).isEqualTo("no such bucket");
    }

    private String line(Exception failure) {
        return failures.line(DIAGNOSIS.of(failure));
    }
}
