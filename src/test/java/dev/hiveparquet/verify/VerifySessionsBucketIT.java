package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.demo.Clients;
import dev.hiveparquet.demo.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A file of sessions belongs under the sessions' prefix, and an upload entry of it to the sessions' tree. */
@Timeout(120)
class VerifySessionsBucketIT {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private EmbeddedS3 s3;
    private Path session;

    @BeforeEach
    void publish() throws Exception {
        s3 = new EmbeddedS3(Files.createDirectory(directory.resolve("s3")), "ais");
        environment.put("S3_BUCKET", "ais");
        environment.put("S3_PREFIX", "raw");
        environment.put("S3_ENDPOINT", s3.endpoint().toString());
        environment.put("S3_ACCESS_KEY", s3.accessKey());
        environment.put("S3_SECRET_KEY", s3.secretKey());
        try (Tree tree = new Tree(directory, true)) {
            tree.publishSession(2);
        }
        session = Tree.files(directory.resolve("state/sessions")).get(0);
    }

    @AfterEach
    void stopServer() throws IOException {
        s3.close();
    }

    @Test
    void one_that_is_queued_is_well() {
        assertThat(verify().out()).contains("to upload    1 file\n").endsWith("findings     none\n");
    }

    @Test
    void one_whose_entry_is_gone_is_queued_again_as_one_of_sessions() throws IOException {
        Files.delete(entries().get(0));
        assertThat(verify().kinds()).containsExactly("unqueued");
        assertThat(verify("--repair").exitCode()).isZero();
        assertThat(entries()).hasSize(1);
        assertThat(entries().get(0)).content().contains("table=SESSIONS\n");
        assertThat(verify().kinds()).isEmpty();
    }

    @Test
    void one_that_was_uploaded_is_found_under_the_prefix_of_sessions() throws IOException {
        uploaded("raw-sessions/");
        remove();
        Verified verified = verify();
        assertThat(verified.kinds()).as(verified.out()).isEmpty();
        assertThat(verified.out()).contains("bucket       1 object\n");
    }

    @Test
    void without_a_prefix_it_is_found_beside_the_lines() throws IOException {
        environment.remove("S3_PREFIX");
        uploaded("sessions/");
        remove();
        assertThat(verify().kinds()).isEmpty();
    }

    @Test
    void one_among_the_lines_is_not_where_it_belongs() throws IOException {
        uploaded("raw/");
        remove();
        assertThat(verify().kinds()).containsExactly("missing");
    }

    private void remove() throws IOException {
        Files.delete(session);
        SetAside.tidy(session.getParent(), directory.resolve("state/sessions"));
    }

    private void uploaded(String prefix) throws IOException {
        String key = prefix + directory.resolve("state/sessions").relativize(session);
        try (S3Client client = Clients.s3(s3.endpoint(), s3.accessKey(), s3.secretKey())) {
            client.putObject(put -> put.bucket("ais").key(key), RequestBody.fromFile(session));
        }
        Files.delete(entries().get(0));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state/uploads"))) {
            return files.toList();
        }
    }

    private Verified verify(String... arguments) {
        return Verified.of(directory, environment, arguments);
    }
}
