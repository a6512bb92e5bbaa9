package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.demo.Clients;
import dev.hiveparquet.demo.EmbeddedS3;
import dev.hiveparquet.journal.Commit;
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

/**
 * What is here, in the upload queue and in the bucket is held against each other: one file was uploaded and is here no more, one
 * was uploaded and was kept, and one waits in the queue.
 */
@Timeout(120)
class VerifyBucketIT {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private EmbeddedS3 s3;
    private String gone;
    private String kept;
    private String queued;

    @BeforeEach
    void publish() throws Exception {
        s3 = new EmbeddedS3(Files.createDirectory(directory.resolve("s3")), "ais");
        environment.put("S3_BUCKET", "ais");
        environment.put("S3_PREFIX", "raw");
        environment.put("S3_ENDPOINT", s3.endpoint().toString());
        environment.put("S3_ACCESS_KEY", s3.accessKey());
        environment.put("S3_SECRET_KEY", s3.secretKey());
        try (Tree tree = new Tree(directory, true)) {
            gone = uploaded(tree.publish("file-1", 0, 2, "a", "b"));
            kept = uploaded(tree.publish("file-1", 4, 2, "c", "d"));
            queued = tree.publish("file-1", 8, 3, "e").path();
        }
        Files.delete(here(gone));
    }

    private String uploaded(Commit commit) throws IOException {
        put(commit.path(), Files.readAllBytes(here(commit.path())));
        for (Path entry : entries()) {
            Files.delete(entry);
        }
        return commit.path();
    }

    @AfterEach
    void stopServer() throws IOException {
        s3.close();
    }

    @Test
    void what_was_uploaded_kept_and_queued_is_well() {
        Verified verified = verify();
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out())
                .contains("recorded     3 files\n", "bucket       2 objects\n", "to upload    1 file\n")
                .endsWith("findings     none\n");
    }

    @Test
    void without_a_prefix_objects_are_found_as_well() throws IOException {
        Files.move(s3.objects().resolve("raw/source=s"), s3.objects().resolve("source=s"));
        environment.remove("S3_PREFIX");
        Verified verified = verify();
        assertThat(verified.kinds()).as(verified.out()).isEmpty();
        assertThat(verified.out()).contains("bucket       2 objects\n");
    }

    @Test
    void without_the_bucket_what_is_not_here_is_no_finding_but_told() {
        Verified verified = Verified.of(directory);
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).contains("not here     1 file; whether they are in the bucket was not looked at\n");
    }

    @Test
    void an_object_that_is_gone_is_queued_where_its_file_is_here() throws IOException {
        Files.delete(object(kept));
        found("unqueued");
        repaired("unqueued");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void an_object_that_is_gone_is_missing_where_its_file_is_not_here() throws IOException {
        Files.delete(object(gone));
        found("missing");
        assertThat(verify("--repair").exitCode()).isEqualTo(1);
    }

    @Test
    void a_published_file_whose_entry_is_gone_is_queued_again() throws IOException {
        Files.delete(entries().get(0));
        found("unqueued");
        repaired("unqueued");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void an_entry_that_is_damaged_is_set_aside_and_its_file_queued_again() throws IOException {
        Files.writeString(entries().get(0), "path=");
        found("bad-entry", "unqueued");
        repaired("bad-entry", "unqueued");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void an_entry_whose_file_is_nowhere_is_set_aside() throws IOException {
        Files.delete(here(queued));
        Files.delete(here(queued).getParent());
        found("entry-without-file");
        assertThat(verify("--repair").kinds()).containsExactly("entry-without-file");
        assertThat(entries()).isEmpty();
        found("missing");
    }

    @Test
    void an_entry_whose_object_is_there_already_is_well() throws IOException {
        Files.createDirectories(object(queued).getParent());
        Files.move(here(queued), object(queued));
        Files.delete(here(queued).getParent());
        assertThat(verify().kinds()).isEmpty();
    }

    @Test
    void an_object_of_other_content_is_replaced_by_the_file_here_and_kept() throws IOException {
        byte[] bytes = Files.readAllBytes(object(kept));
        bytes[50] ^= 1;
        put(kept, bytes);
        found("object-differs");
        repaired("object-differs");
        assertThat(object(kept)).hasSameBinaryContentAs(here(kept));
        assertThat(directory.resolve("state/set-aside/objects").resolve(kept)).hasBinaryContent(bytes);
    }

    @Test
    void an_object_of_another_size_than_was_committed_is_left_to_a_person() throws IOException {
        put(gone, new byte[10]);
        found("object-differs");
        assertThat(verify("--repair").out()).contains("but ").contains("; not repaired");
        found("object-differs");
    }

    @Test
    void a_damaged_file_is_set_aside_with_its_entry() throws IOException {
        byte[] bytes = Files.readAllBytes(here(queued));
        bytes[Tree.inTimes(here(queued))] ^= 1;
        Files.write(here(queued), bytes);
        found("damaged");
        repaired("damaged");
        assertThat(entries()).isEmpty();
        assertThat(directory.resolve("state/set-aside/files").resolve(queued)).hasBinaryContent(bytes);
    }

    @Test
    void objects_of_others_are_no_finding() throws IOException {
        Path other = object("source=theirs/year=2026/x.parquet");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "x");
        Files.writeString(object("README"), "x");
        assertThat(verify().kinds()).isEmpty();
    }

    @Test
    void a_bucket_that_cannot_be_looked_at_is_one_finding() throws IOException {
        s3.close();
        Verified verified = verify();
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out())
                .contains("bucket-unseen      s3://ais/raw/: cannot list bucket \"ais\": cannot reach ")
                .contains("not here     1 file; ");
    }

    private void put(String path, byte[] bytes) {
        try (S3Client client = Clients.s3(s3.endpoint(), s3.accessKey(), s3.secretKey())) {
            client.putObject(put -> put.bucket("ais").key("raw/" + path), RequestBody.fromBytes(bytes));
        }
    }

    private Path here(String path) {
        return directory.resolve("data").resolve(path);
    }

    private Path object(String path) {
        return s3.objects().resolve("raw").resolve(path);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state/uploads"))) {
            return files.toList();
        }
    }

    private Verified verify(String... arguments) {
        return Verified.of(directory, environment, arguments);
    }

    private void found(String... kinds) {
        Verified verified = verify();
        assertThat(verified.kinds()).as(verified.out()).containsExactlyInAnyOrder(kinds);
        assertThat(verified.exitCode()).isEqualTo(1);
    }

    private void repaired(String... kinds) {
        Verified repair = verify("--repair");
        assertThat(repair.kinds()).as(repair.out()).containsExactlyInAnyOrder(kinds);
        assertThat(repair.exitCode()).as(repair.out()).isZero();
        Verified again = verify();
        assertThat(again.kinds()).as(again.out()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }
}
