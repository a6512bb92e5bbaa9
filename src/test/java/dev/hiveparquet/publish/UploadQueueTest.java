package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is queued is on disk, is read back exactly, and never names anything outside the root. */
class UploadQueueTest {
    @TempDir
    Path directory;

    private UploadQueue queue;

    @BeforeEach
    void open() throws IOException {
        queue = UploadQueue.open(directory.resolve("state/uploads"));
    }

    @Test
    void an_entry_is_read_back_as_it_was_added() throws IOException {
        Path entry = queue.add(commit("source=a%20+b/year=2026/x.parquet", 1_767_225_600_000_001L));

        assertThat(entry.getFileName()).hasToString("00001767225600000001-x.parquet.upload.held");
        assertThat(entry).hasContent("path=source%3Da%2520%2Bb%2Fyear%3D2026%2Fx.parquet\nbytes=5\nrows=2\n");
        assertThat(queue.read(entry)).isEqualTo(new UploadEntry("source=a%20+b/year=2026/x.parquet", 5, 2));
    }

    @Test
    void an_entry_is_held_back_until_it_is_released() throws IOException {
        Commit commit = commit("a/x.parquet", 5);
        Path held = queue.add(commit);

        queue.release(commit);
        queue.release(commit);

        assertThat(held).doesNotExist();
        assertThat(queue.directory().resolve("00000000000000000005-x.parquet.upload"))
                .exists();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void a_start_releases_what_an_earlier_process_held_back() throws IOException {
        queue.add(commit("a/x.parquet", 5));
        queue.add(commit("b/y.parquet", 6));

        queue.releaseAll();

        assertThat(queue.directory()).isDirectoryContaining("glob:**5-x.parquet.upload");
        assertThat(queue.directory()).isDirectoryContaining("glob:**6-y.parquet.upload");
        assertThat(queue.directory()).isDirectoryNotContaining("glob:**.held");
    }

    @Test
    void the_bytes_that_wait_are_those_of_all_entries_that_can_be_read() throws IOException {
        queue.add(commit("a/x.parquet", 5));
        queue.add(commit("b/y.parquet", 6));
        Files.writeString(queue.directory().resolve("1-z.upload"), "path=z");

        assertThat(queue.bytes()).isEqualTo(10);
    }

    @Test
    void adding_again_does_not_queue_twice() throws IOException {
        queue.add(commit("a/x.parquet", 5));
        queue.add(commit("a/x.parquet", 5));

        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void the_oldest_is_first_and_other_files_do_not_count() throws IOException {
        assertThat(queue.oldest()).isEmpty();
        Path second = queue.add(commit("a/x.parquet", 10));
        Path first = queue.add(commit("b/y.parquet", 9));
        Files.writeString(queue.directory().resolve("00000000000000000001-z.parquet.upload.tmp"), "half");

        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.oldest()).contains(first);
        queue.remove(first);
        queue.remove(first);
        assertThat(queue.oldest()).contains(second);
    }

    @Test
    void an_entry_that_leads_out_of_the_root_is_refused() throws IOException {
        for (String path : List.of("..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "a/../../b", "a%00b", "", "a/./b")) {
            Path entry = Files.writeString(queue.directory().resolve("1-x.upload"), text("path=" + path));

            assertThatThrownBy(() -> queue.read(entry))
                    .as(path)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("upload entry " + entry + " is damaged: path must be names");
        }
    }

    @Test
    void a_damaged_entry_is_an_error_that_names_it() throws IOException {
        for (String text :
                List.of("", "path=a\nbytes=1\n", "path=a\nbytes=x\nrows=1\n", "path=%zz\nbytes=1\nrows=1\n")) {
            Path entry = Files.writeString(queue.directory().resolve("1-x.upload"), text);

            assertThatThrownBy(() -> queue.read(entry))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("upload entry " + entry + " is damaged: ");
        }
        Path huge = Files.write(queue.directory().resolve("2-x.upload"), new byte[100_000]);
        assertThatThrownBy(() -> queue.read(huge)).hasMessageEndingWith("is larger than 65536 bytes");
    }

    private static String text(String pathLine) {
        return pathLine + "\nbytes=5\nrows=2\n";
    }

    private static Commit commit(String path, long atMicros) {
        return new Commit(path, Table.LINES, "t.tmp", "key", 2, 5, atMicros, List.of());
    }
}
