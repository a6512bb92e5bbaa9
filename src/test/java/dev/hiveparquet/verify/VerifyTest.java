package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.journal.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each kind of damage to files is found, it and nothing else; what can be mended is, and nothing is deleted. */
class VerifyTest extends PublishedTree {
    @Test
    void a_damaged_page_is_found_and_its_file_set_aside() throws IOException {
        byte[] bytes = flip(first, Tree.inTimes(first));
        found("damaged");
        assertThat(verify("--quick").kinds()).isEmpty();
        repaired("damaged");
        assertThat(first).doesNotExist();
        assertThat(aside("files", first)).hasBinaryContent(bytes);
    }

    @Test
    void a_damaged_quarantine_file_is_found_and_set_aside() throws IOException {
        flip(rejected, Tree.inTimes(rejected));
        found("damaged");
        repaired("damaged");
        assertThat(rejected).doesNotExist();
    }

    @Test
    void a_file_that_is_cut_is_found_and_set_aside() throws IOException {
        byte[] bytes = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(bytes, bytes.length - 5));
        found("unreadable");
        repaired("unreadable");
        assertThat(aside("files", first)).hasSize(bytes.length - 5);
    }

    @Test
    void a_file_in_another_partition_is_found_and_moved_back() throws IOException {
        Path wrong = first.getParent().resolveSibling("hour=07").resolve(first.getFileName());
        Files.createDirectory(wrong.getParent());
        Files.move(first, wrong);
        found("misplaced");
        repaired("misplaced");
        assertThat(first).exists();
        assertThat(wrong.getParent()).doesNotExist();
    }

    @Test
    void a_copy_in_another_partition_is_found_and_set_aside() throws IOException {
        Path wrong = directory.resolve("data/source=s/" + first.getFileName());
        Files.copy(first, wrong);
        found("misplaced");
        repaired("misplaced");
        assertThat(first).exists();
        assertThat(wrong).doesNotExist();
        assertThat(aside("files", wrong)).exists();
    }

    @Test
    void a_renamed_file_is_found_and_gets_its_name_back() throws IOException {
        Files.move(first, first.resolveSibling("other.parquet"));
        found("misnamed");
        repaired("misnamed");
        assertThat(first).exists();
    }

    @Test
    void a_copy_under_another_name_is_found_and_set_aside() throws IOException {
        Path copy = first.resolveSibling("0-copy.parquet");
        Files.copy(first, copy);
        assertThat(found("double").out()).contains("0-copy.parquet: it holds file-1 0-3, of which ");
        repaired("double");
        assertThat(first).exists();
        assertThat(aside("files", copy)).exists();
    }

    @Test
    void files_that_overlap_in_part_are_found_and_left_to_a_person() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Tree tree = new Tree(other)) {
            Path overlapping = other.resolve("data")
                    .resolve(tree.publish("file-1", 6, 2, "d", "x").path());
            Files.copy(overlapping, second.resolveSibling(overlapping.getFileName()));
        }
        found("double");
        assertThat(verify("--repair").exitCode()).isEqualTo(1);
        found("double");
    }

    @Test
    void a_file_with_other_content_than_was_committed_is_found_and_left_to_a_person() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Tree tree = new Tree(other)) {
            Commit commit = tree.publish("file-1", 0, 2, "a", "b, and more");
            Files.write(first, Files.readAllBytes(other.resolve("data").resolve(commit.path())));
        }
        found("unlike-ledger");
        assertThat(verify("--repair").out()).contains("; not repaired\n");
        found("unlike-ledger");
    }

    @Test
    void a_file_of_another_program_is_found_and_left_where_it_is() throws Exception {
        Path foreign = first.resolveSibling("foreign.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("copy (select 1 a) to '" + foreign + "' (format parquet)");
        }
        found("foreign");
        assertThat(verify("--repair").exitCode()).isEqualTo(1);
        assertThat(foreign).exists();
    }

    @Test
    void a_deleted_file_is_missing() throws IOException {
        Files.delete(first);
        found("missing");
    }

    @Test
    void a_deleted_quarantine_file_is_not() throws IOException {
        Files.delete(rejected);
        found("empty-directory");
    }

    @Test
    void a_file_that_was_removed_on_purpose_can_be_forgotten() throws IOException {
        Files.delete(first);
        assertThat(verify("--forget-missing").exitCode()).isEqualTo(2);
        assertThat(verify("--repair").exitCode()).isEqualTo(1);
        assertThat(verify("--repair", "--forget-missing").exitCode()).isZero();
        assertThat(verify().kinds()).isEmpty();
        Files.delete(second);
        found("missing", "empty-directory");
    }
}
