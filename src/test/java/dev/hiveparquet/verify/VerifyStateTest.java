package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.publish.StateLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is around the files is verified too: state, strays, directories; and what verify says when there is nothing to find. */
class VerifyStateTest extends PublishedTree {
    @Test
    void a_tree_as_it_was_published_is_well() throws IOException {
        Verified verified = verify("--deep");
        assertThat(verified.exitCode()).isZero();
        long bytes = 0;
        for (Path file : Tree.files(directory)) {
            bytes += Files.size(file);
        }
        assertThat(verified.out())
                .isEqualTo(String.format(
                        "here         4 files, 6 rows, %.1f KiB%nrecorded     4 files%nfindings     none%n",
                        bytes / 1024.0));
        assertThat(verified.err()).isEmpty();
    }

    @Test
    void with_json_each_finding_is_an_object_and_the_last_line_sums_up() throws IOException {
        Files.delete(first);
        Verified verified = verify("--json");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out().lines()).hasSize(2);
        assertThat(verified.out())
                .startsWith("{\"finding\":\"missing\",\"subject\":\"" + first
                        + "\",\"detail\":\"it was committed with 2 rows in ")
                .contains("\"repair\":null}\n{\"files\":3,\"rows\":4,")
                .endsWith("\"running\":false,\"findings\":{\"missing\":1},\"repaired\":0,\"left\":1}\n");
    }

    @Test
    void a_deleted_file_is_missing_though_the_ledger_was_written_anew_since() throws IOException {
        Ledger.open(directory.resolve("state/ledger")).close();
        Ledger.open(directory.resolve("state/ledger")).close();
        assertThat(Files.readString(directory.resolve("state/ledger"))).doesNotContain("commit");
        assertThat(verify().out()).contains("recorded     4 files\n");
        Files.delete(first);
        found("missing");
    }

    @Test
    void temporary_files_that_nothing_will_use_are_found_and_set_aside() throws IOException {
        Files.writeString(directory.resolve("data/.incoming/x.parquet.tmp"), "x");
        Files.writeString(directory.resolve("state/ledger.tmp"), "x");
        found("stray", "stray");
        repaired("stray", "stray");
        assertThat(directory.resolve("state/set-aside/strays/.incoming/x.parquet.tmp"))
                .hasContent("x");
        assertThat(directory.resolve("state/set-aside/strays/state/ledger.tmp")).hasContent("x");
    }

    @Test
    void a_committed_file_without_its_name_is_found_and_gets_it() throws IOException {
        Commit commit;
        try (Tree tree = new Tree(directory)) {
            commit = tree.commitOnly("file-3", 0, 5, "late");
        }
        assertThat(data(commit)).doesNotExist();
        found("unfinished");
        repaired("unfinished");
        assertThat(data(commit)).exists();
        assertThat(verify().out()).contains("here         5 files, 7 rows");
    }

    @Test
    void an_empty_directory_is_found_and_removed() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("data/source=t/year=2020/month=01"));
        found("empty-directory");
        repaired("empty-directory");
        assertThat(empty.getParent().getParent()).doesNotExist();
    }

    @Test
    void an_upload_entry_that_is_none_is_found_and_set_aside() throws IOException {
        Path entry = Files.createDirectories(directory.resolve("state/uploads")).resolve("1-x.upload");
        Files.writeString(entry, "path=../x\nbytes=1\nrows=1\n");
        found("bad-entry");
        repaired("bad-entry");
        assertThat(directory.resolve("state/set-aside/uploads/1-x.upload")).exists();
    }

    @Test
    void a_ledger_line_that_cannot_be_read_is_told() throws IOException {
        Path ledger = directory.resolve("state/ledger");
        String text = Files.readString(ledger);
        flip(ledger, text.indexOf("\tpublished\t") + 3);
        found("ledger-damaged");
    }

    @Test
    void beside_a_running_process_what_is_half_made_is_passed_over_and_repair_refuses() throws IOException {
        Files.writeString(directory.resolve("data/.incoming/x.parquet.tmp"), "half a file");
        Files.createDirectories(directory.resolve("data/source=s/year=2030"));
        Files.writeString(directory.resolve("state/ledger"), "00000000\thalf a line", StandardOpenOption.APPEND);
        try (StateLock lock = StateLock.acquire(directory.resolve("state/lock"), Instant.EPOCH)) {
            Verified verified = verify();
            assertThat(verified.kinds()).isEmpty();
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.out()).contains("running      a process works here");
            Verified refused = verify("--repair");
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .startsWith("hive-parquet-ingest: verify: --repair needs the directories for itself: directory ")
                    .contains("in use by this process");
        }
    }

    @Test
    void directories_that_are_not_there_are_no_well_ones() {
        Verified verified = verify("--out-dir", "dat");
        assertThat(verified.exitCode()).isEqualTo(2);
        assertThat(verified.err()).contains("no directory " + directory.resolve("dat"));
    }

    @Test
    void a_verification_changes_nothing() throws IOException {
        flip(first, Tree.inTimes(first));
        List<String> before = listing();
        verify("--deep");
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void every_kind_of_finding_is_in_the_operating_page() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/operating.md"), StandardCharsets.UTF_8);
        for (FindingKind kind : FindingKind.values()) {
            assertThat(page).contains("| `" + kind.label() + "` | " + kind.meaning() + " | " + kind.repair() + " |");
        }
    }

    private List<String> listing() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.map(file -> file + " " + file.toFile().length() + " "
                            + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }
}
