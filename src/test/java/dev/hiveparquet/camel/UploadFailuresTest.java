package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.upload.UploadDiagnosis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A failure is told once a minute for each kind, and counted always. */
class UploadFailuresTest {
    private static final String LINE = "Upload failed and is tried again: cannot reach http://store:9000 (refused);"
            + " is it up, and --s3-endpoint right?";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final long[] nanos = {0};
    private final UploadFailures failures = new UploadFailures(
            new UploadDiagnosis(new S3Settings("ais", "r", URI.create("http://store:9000"), "", true, null, false, 4)),
            new Meters(registry),
            () -> nanos[0]);

    @Test
    void the_same_failure_is_told_again_after_a_minute_with_the_number_of_attempts() {
        assertThat(failures.failed(new ConnectException("refused"))).isEqualTo(LINE);
        nanos[0] = TimeUnit.SECONDS.toNanos(59);
        assertThat(failures.failed(new ConnectException("refused"))).isNull();
        nanos[0] = TimeUnit.SECONDS.toNanos(60);
        assertThat(failures.failed(new ConnectException("refused")))
                .isEqualTo(LINE + " (2 attempts since this was last said)");
        assertThat(registry.get("ingest.upload.failures").counter().count()).isEqualTo(3);
    }

    @Test
    void another_failure_is_told_at_once() {
        assertThat(failures.lastReason()).isNull();
        failures.failed(new ConnectException("refused"));
        assertThat(failures.failed(new IOException("disk"))).isEqualTo("Upload failed and is tried again: disk");
        assertThat(failures.lastReason()).isEqualTo("disk");
    }
}
