package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
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
        assertThat(entry)
                .hasContent(
                        "path=source%3Da%2520%2Bb%2Fyear%3D2026%2Fx.parquet\nbytes=5\nrows=2\n" + "crc32c=4154b178\n");
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
        Path confirmed = queue.add(commit("c/z.parquet", 7));
        queue.confirm(confirmed);

        assertThat(queue.bytes()).isEqualTo(10);
    }

    @Test
    void an_entry_is_read_once_however_often_its_bytes_are_asked_for() throws IOException {
        Path entry = queue.add(commit("a/x.parquet", 5));
        UploadQueue reopened = UploadQueue.open(queue.directory());
        assertThat(reopened.bytes()).isEqualTo(5);
        Files.writeString(entry, "it would not be readable now");

        assertThat(reopened.bytes()).isEqualTo(5);
        assertThat(queue.bytes()).isEqualTo(5);
        assertThat(UploadQueue.open(queue.directory()).bytes()).isZero();
    }

    @Test
    void the_bytes_that_wait_follow_an_entry_that_is_written_anew_or_goes() throws IOException {
        Path entry = queue.add(commit("a/x.parquet", 5));
        queue.write(entry, new UploadEntry("a/x.parquet", 7, 2));
        assertThat(queue.bytes()).isEqualTo(7);

        queue.setAside(entry);

        assertThat(queue.bytes()).isZero();
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
        queue.confirm(first);
        assertThat(queue.oldest()).contains(second);
    }

    @Test
    void an_entry_that_leads_out_of_the_root_is_refused() throws IOException {
        for (String path : List.of("..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "a/../../b", "a%00b", "", "a/./b")) {
            Path entry = entry("path=" + path + "\nbytes=5\nrows=2\n");

            assertThatThrownBy(() -> queue.read(entry))
                    .as(path)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("upload entry " + entry + " is damaged: path must be names");
        }
    }

    @Test
    void a_damaged_entry_is_an_error_that_names_it() throws IOException {
        for (String text : List.of("path=a\nbytes=1\n", "path=a\nbytes=x\nrows=1\n", "path=%zz\nbytes=1\nrows=1\n")) {
            Path entry = entry(text);

            assertThatThrownBy(() -> queue.read(entry))
                    .isInstanceOf(DamagedEntryException.class)
                    .hasMessageStartingWith("upload entry " + entry + " is damaged: ");
        }
        Path huge = Files.write(queue.directory().resolve("2-x.upload"), new byte[100_000]);
        assertThatThrownBy(() -> queue.read(huge)).hasMessageEndingWith("is damaged: it is larger than 65536 bytes");
    }

    @Test
    void every_bit_of_an_entry_and_its_length_are_guarded_by_a_checksum() throws IOException {
        Path entry = queue.add(commit("a/x.parquet", 5));
        byte[] whole = Files.readAllBytes(entry);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(entry, flipped);
            assertThatThrownBy(() -> queue.read(entry)).as("bit " + bit).isInstanceOf(DamagedEntryException.class);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(entry, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> queue.read(entry))
                    .as("length " + length)
                    .isInstanceOf(DamagedEntryException.class)
                    .hasMessageEndingWith("its checksum is missing or wrong");
        }
    }

    @Test
    void the_name_of_an_entry_tells_its_file_whatever_it_holds() throws IOException {
        Path held = queue.add(commit("a/b-c.parquet", 5));

        assertThat(queue.fileName(held)).isEqualTo("b-c.parquet");
        assertThat(queue.fileName(Path.of("x-y.upload"))).isEqualTo("y");
        assertThat(queue.fileName(Path.of("y.upload"))).isEqualTo("y");
    }

    @Test
    void a_confirmed_entry_is_no_work_any_more_and_goes_when_its_file_has_gone() throws IOException {
        Path entry = released("a/x.parquet", 5);

        queue.confirm(entry);
        queue.confirm(entry);

        assertThat(queue.size()).isZero();
        assertThat(queue.oldest()).isEmpty();
        assertThat(queue.confirmed())
                .containsExactly(queue.directory().resolve("00000000000000000005-x.parquet.upload.confirmed"));
        queue.releaseAll();
        assertThat(queue.confirmed()).hasSize(1);
        queue.removeConfirmed(entry);
        queue.removeConfirmed(entry);
        assertThat(queue.directory()).isEmptyDirectory();
    }

    @Test
    void an_entry_that_is_set_aside_is_tried_again_by_the_next_process() throws IOException {
        Path entry = released("a/x.parquet", 5);

        queue.setAside(entry);
        queue.setAside(entry);

        assertThat(queue.size()).isZero();
        assertThat(queue.aside()).isEqualTo(1);
        queue.releaseAll();
        assertThat(queue.aside()).isZero();
        assertThat(queue.read(entry)).isEqualTo(new UploadEntry("a/x.parquet", 5, 2));
    }

    @Test
    void half_an_entry_that_a_process_has_left_is_deleted() throws IOException {
        Path unfinished =
                Files.writeString(queue.directory().resolve("00000000000000000001-z.parquet.upload.held.tmp"), "half");

        queue.releaseAll();

        assertThat(unfinished).doesNotExist();
        assertThat(queue.size()).isZero();
    }

    private Path released(String path, long atMicros) throws IOException {
        Commit commit = commit(path, atMicros);
        Path held = queue.add(commit);
        queue.release(commit);
        return held.resolveSibling(held.getFileName().toString().replace(".held", ""));
    }

    private Path entry(String text) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Files.writeString(
                queue.directory().resolve("1-x.upload"), text + String.format("crc32c=%08x%n", crc.getValue()));
    }

    private static Commit commit(String path, long atMicros) {
        return new Commit(path, Table.LINES, "t.tmp", "key", 2, 5, atMicros, List.of());
    }
}
