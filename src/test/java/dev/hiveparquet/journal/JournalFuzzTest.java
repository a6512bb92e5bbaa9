package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The journal's reader on damaged segments and on any bytes: it throws nothing and gives no block that was not written. */
class JournalFuzzTest extends JournalOnDisk {
    private static final List<String> WRITTEN =
            List.of("LINES 0+4 at 1: one\n", "LINES 4+4 at 1: two\n", "LINES 8+6 at 1: three\n");

    @FuzzTest(maxDuration = "10m")
    void a_damaged_segment_gives_blocks_that_were_written_in_their_order(byte[] script) throws IOException {
        byte[] whole = writeThree();
        Files.write(segment(1), Edits.of(whole, script));

        List<String> blocks = readAll();
        blocks.replaceAll(block -> block.startsWith("S ") ? block.substring(2) : block);
        assertThat(blocks).isSorted().doesNotHaveDuplicates().isSubsetOf(WRITTEN);
        clear();
    }

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_no_segment(byte[] bytes) throws IOException {
        Files.write(segment(1), bytes);

        assertThat(readAll()).isEmpty();
        clear();
    }

    @FuzzTest(maxDuration = "10m")
    void bytes_behind_a_whole_segment_cost_nothing_of_it(byte[] bytes) throws IOException {
        byte[] whole = writeThree();
        byte[] longer = Arrays.copyOf(whole, whole.length + bytes.length);
        System.arraycopy(bytes, 0, longer, whole.length, bytes.length);
        Files.write(segment(1), longer);

        assertThat(readAll()).hasSize(3);
        clear();
    }

    private List<String> readAll() throws IOException {
        List<String> blocks = new ArrayList<>();
        try (Journal journal = Journal.open(directory, SMALL)) {
            for (ReplaySegment segment : journal.replay()) {
                blocks.addAll(read(segment, 0));
            }
        }
        return blocks;
    }

    /** A fuzzer calls the same test again and again in one directory. */
    private void clear() throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
