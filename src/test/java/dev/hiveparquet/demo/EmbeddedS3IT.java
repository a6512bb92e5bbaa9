package dev.hiveparquet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The server is one that an S3 client takes for S3, and its objects are files where their keys say. */
class EmbeddedS3IT {
    private static final String KEY = "source=demo/year=2026/month=01/day=01/hour=00/a b.parquet";

    @TempDir
    Path root;

    @Test
    void an_object_is_a_file_at_the_path_of_its_key() throws Exception {
        try (EmbeddedS3 s3 = new EmbeddedS3(root, "ais");
                S3Client client = Clients.s3(s3.endpoint(), s3.accessKey(), s3.secretKey())) {
            client.putObject(put -> put.bucket("ais").key(KEY), RequestBody.fromString("PAR1"));

            assertThat(s3.objects().resolve(KEY)).hasContent("PAR1");
            assertThat(client.getObjectAsBytes(get -> get.bucket("ais").key(KEY))
                            .asUtf8String())
                    .isEqualTo("PAR1");
            assertThat(Objects.under(s3.objects())).isEqualTo(new Objects(1, 4));
        }
    }

    @Test
    void a_wrong_secret_is_refused() throws Exception {
        try (EmbeddedS3 s3 = new EmbeddedS3(root, "ais");
                S3Client client = Clients.s3(s3.endpoint(), s3.accessKey(), "wrong")) {
            assertThatThrownBy(
                            () -> client.headObject(head -> head.bucket("ais").key(KEY)))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void there_is_no_other_bucket() throws Exception {
        try (EmbeddedS3 s3 = new EmbeddedS3(root, "ais");
                S3Client client = Clients.s3(s3.endpoint(), s3.accessKey(), s3.secretKey())) {
            assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket("other")))
                    .isInstanceOf(NoSuchBucketException.class);
            assertThat(client.listObjectsV2(list -> list.bucket("ais")).contents())
                    .isEmpty();
        }
    }

    @Test
    void every_server_has_keys_of_its_own() throws Exception {
        try (EmbeddedS3 one = new EmbeddedS3(root, "ais");
                EmbeddedS3 other = new EmbeddedS3(root, "ais")) {
            assertThat(one.accessKey()).hasSize(20).isNotEqualTo(other.accessKey());
            assertThat(one.secretKey()).hasSize(40).isNotEqualTo(other.secretKey());
            assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
        }
    }
}
