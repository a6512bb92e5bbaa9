package dev.hiveparquet.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage to a journal costs no more than what it hit. */
class JournalDamageTest extends JournalOnDisk {
    @Test
    void every_torn_tail_keeps_the_blocks_before_it() throws IOException {
        byte[] whole = writeThree();
        int lastRecord = whole.length - RecordFrame.BYTES - "three\n".length();
        for (int length = lastRecord + 1; length < whole.length; length++) {
            Files.write(segment(1), Arrays.copyOf(whole, length));
            assertThat(readFirst()).as("%d bytes", length).hasSize(2);
        }
    }

    @Test
    void a_flipped_bit_costs_the_block_that_it_is_in_and_is_counted() throws IOException {
        byte[] whole = writeThree();
        int lastRecord = whole.length - RecordFrame.BYTES - "three\n".length();
        int middleRecord = lastRecord - RecordFrame.BYTES - "two\n".length();
        for (int at = middleRecord; at < lastRecord; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(segment(1), flipped);
            assertThat(readFirst())
                    .as("byte %d", at)
                    .containsExactly("S LINES 0+4 at 1: one\n", "LINES 8+6 at 1: three\n");
            try (Journal journal = Journal.open(directory, SMALL)) {
                assertThat(damaged(journal.replay().get(0))).as("byte %d", at).isEqualTo(1);
            }
        }
    }

    @Test
    void a_byte_that_is_damaged_costs_no_block_but_its_own_wherever_it_is() throws IOException {
        byte[] whole = writeThree();
        List<String> blocks = List.of("LINES 0+4 at 1: one\n", "LINES 4+4 at 1: two\n", "LINES 8+6 at 1: three\n");
        String text = new String(whole, ISO_8859_1);
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 0xff, 'H', ~whole[at]}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                Files.write(segment(1), damaged);

                // The two headers and the mark of a session come before the blocks.
                int hit = whole[at] == damaged[at]
                        ? -1
                        : text.substring(0, Math.min(at + 4, whole.length)).split("HPJR", -1).length - 5;
                List<String> expected = new ArrayList<>(blocks);
                expected.removeIf(block -> hit >= 0 && block.equals(blocks.get(hit)));
                assertThat(readFirst().stream().map(block -> block.replaceFirst("^S ", "")))
                        .as("%d at byte %d", value, at)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_flipped_bit_in_the_header_costs_nothing() throws IOException {
        byte[] whole = writeThree();
        for (int at = 0; at < RecordFrame.BYTES + 20; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(segment(1), flipped);
            assertThat(readFirst()).as("byte %d", at).hasSize(3);
        }
    }

    @Test
    void zeros_at_the_end_are_no_damage() throws IOException {
        byte[] whole = writeThree();
        Files.write(segment(1), Arrays.copyOf(whole, whole.length + 3_000_000));

        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(read(journal.replay().get(0), 0)).hasSize(3);
            assertThat(damaged(journal.replay().get(0))).isZero();
        }
    }

    @Test
    void a_line_that_looks_like_a_record_is_not_taken_for_one_when_damage_is_skipped() throws IOException {
        byte[] content = "evil\n".getBytes(ISO_8859_1);
        byte[] frame = new byte[RecordFrame.BYTES];
        new RecordFrame(RecordFrame.Kind.LINES, 99, 5, 1, 5).put(frame, 0, content, 0);
        try (Journal journal = Journal.open(directory, SMALL)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            feed.append(lines("x" + new String(frame, ISO_8859_1) + "evil\n"), () -> "");
            feed.append(lines("three\n"), () -> "");
        }
        byte[] whole = Files.readAllBytes(segment(1));
        whole[new String(whole, ISO_8859_1).indexOf("xHPJR")] = 'y';
        Files.write(segment(1), whole);

        assertThat(readFirst()).hasSize(2).noneMatch(block -> block.contains("evil"));
    }

    @Test
    void a_segment_that_never_got_anything_is_deleted() throws IOException {
        Files.write(segment(1), new byte[4096]);
        Files.createFile(segment(2));

        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay()).isEmpty();
        }
        assertThat(segment(1)).doesNotExist();
        assertThat(segment(2)).doesNotExist();
    }

    @Test
    void a_segment_whose_header_the_power_cut_short_is_deleted() throws IOException {
        byte[] whole = writeThree();
        int header = new String(whole, ISO_8859_1).indexOf("HPJR", 1);
        for (int length = 0; length < header; length++) {
            Files.write(segment(1), Arrays.copyOf(Arrays.copyOf(whole, length), 4096));
            try (Journal journal = Journal.open(directory, SMALL)) {
                assertThat(journal.replay()).as("%d bytes", length).isEmpty();
            }
            assertThat(segment(1)).as("%d bytes", length).doesNotExist();
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.damaged");
    }

    @Test
    void a_segment_that_lost_both_headers_and_has_blocks_is_set_aside() throws IOException {
        byte[] whole = writeThree();
        int header = new String(whole, ISO_8859_1).indexOf("HPJR", 1);
        whole[header - 1] ^= 1;
        whole[2 * header - 1] ^= 1;
        Files.write(segment(1), whole);

        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay()).isEmpty();
        }
        assertThat(directory.resolve("segment-0000000000000001.log.damaged")).hasBinaryContent(whole);
    }

    @Test
    void a_segment_that_does_not_tell_what_it_holds_is_set_aside() throws IOException {
        Files.write(segment(1), "garbage".repeat(20).getBytes(ISO_8859_1));

        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay()).isEmpty();
        }
        assertThat(directory.resolve("segment-0000000000000001.log.damaged")).exists();
    }

    @Test
    void a_missing_segment_does_not_cost_the_others() throws IOException {
        try (Journal journal = Journal.open(directory, SMALL)) {
            JournalFeed feed = feed(journal);
            for (String letter : List.of("a", "b", "c")) {
                feed.append(lines(letter.repeat(599) + "\n"), () -> "");
            }
        }
        Files.delete(segment(2));

        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay()).hasSize(2);
        }
    }
}
