package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where files are uploaded to, with which credentials, and how long that may take. */
class S3SettingsTest {
    private static final S3Transfer TRANSFER =
            new S3Transfer(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 10, 1 << 30);

    @TempDir
    Path directory;

    @Test
    void nothing_is_uploaded_by_default() throws Exception {
        assertThat(complete().settings().s3()).isNull();
    }

    @Test
    void s3_defaults() throws Exception {
        assertThat(bucket().settings().s3())
                .isEqualTo(new S3Settings("ais", "us-east-1", null, "", false, null, false, 4, TRANSFER));
    }

    @Test
    void s3_with_every_key_set() throws Exception {
        Started start = bucket().with(Option.S3_REGION, "eu-north-1")
                .with(Option.S3_ENDPOINT, "http://127.0.0.1:9000/")
                .with(Option.S3_PREFIX, "raw/v1/")
                .with(Option.S3_PATH_STYLE, "false")
                .with(Option.S3_ACCESS_KEY, "AKIA1")
                .with(Option.S3_SECRET_KEY, "s+/=")
                .with(Option.S3_SESSION_TOKEN, "t0k3n")
                .with(Option.S3_CONNECT_TIMEOUT, "1s")
                .with(Option.S3_TIMEOUT, "2s")
                .with(Option.S3_MIN_RATE, "1KiB")
                .with(Option.S3_PART_BYTES, "5MiB")
                .with(Option.KEEP_LOCAL, "true")
                .with(Option.UPLOAD_THREADS, "64");
        assertThat(start.settings().s3())
                .isEqualTo(new S3Settings(
                        "ais",
                        "eu-north-1",
                        URI.create("http://127.0.0.1:9000"),
                        "raw/v1",
                        false,
                        new S3Credentials.Keys(new Secret("AKIA1"), new Secret("s+/="), new Secret("t0k3n")),
                        true,
                        64,
                        new S3Transfer(Duration.ofSeconds(1), Duration.ofSeconds(2), 1024, 5 << 20)));
    }

    @Test
    void an_endpoint_turns_path_style_on_unless_told_otherwise() throws Exception {
        assertThat(bucket().with(Option.S3_ENDPOINT, "https://store.example.org:9000")
                        .settings()
                        .s3()
                        .pathStyle())
                .isTrue();
    }

    @Test
    void credentials_may_be_a_profile_of_a_file() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "");

        assertThat(bucket().with(Option.S3_CREDENTIALS_FILE, "keys")
                        .settings()
                        .s3()
                        .credentials())
                .isEqualTo(new S3Credentials.Profile(file, "default"));
        assertThat(bucket().with(Option.S3_CREDENTIALS_FILE, file.toString())
                        .with(Option.S3_PROFILE, "ingest")
                        .settings()
                        .s3()
                        .credentials())
                .isEqualTo(new S3Credentials.Profile(file, "ingest"));
    }

    @Test
    void a_request_may_take_as_long_as_its_size_at_the_slowest_rate_and_the_answer() {
        assertThat(TRANSFER.limit(0)).isEqualTo(Duration.ofSeconds(35));
        assertThat(TRANSFER.limit(64 << 20)).isEqualTo(Duration.ofSeconds(35 + 1024));
        assertThat(TRANSFER.limit(5L << 30)).isEqualTo(Duration.ofSeconds(35 + 81_920));
        assertThat(TRANSFER.limit(1)).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void a_time_out_out_of_bounds_is_refused() {
        assertThatThrownBy(() -> new S3Transfer(Duration.ofSeconds(5), Duration.ofSeconds(30), 0, 1 << 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s3-min-rate: 0 is not a size from 1 to 1GiB");
    }

    @Test
    void no_secret_is_in_the_text_of_anything() throws Exception {
        Configuration configuration = bucket().with(Option.S3_ACCESS_KEY, "HIDDEN-a")
                .environment("S3_SECRET_KEY", "HIDDEN-b")
                .property("ingest.s3-session-token", "HIDDEN-c")
                .read();
        assertThat(configuration.toString()).contains("******").doesNotContain("HIDDEN");
        S3Credentials.Keys keys =
                (S3Credentials.Keys) configuration.settings().s3().credentials();
        assertThat(keys.secretKey().value()).isEqualTo("HIDDEN-b");
    }

    private Started bucket() {
        return complete().with(Option.S3_BUCKET, "ais");
    }

    private Started complete() {
        return Started.complete(directory);
    }
}
