package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the journal has accepted comes back, in order and with its offsets. */
class JournalTest extends JournalOnDisk {
    @Test
    void blocks_come_back_as_they_were_accepted() throws IOException {
        List<Block> accepted = new ArrayList<>();
        try (Journal journal = Journal.open(directory, USUAL)) {
            JournalFeed feed = feed(journal);
            accepted.add(feed.append(lines("one\ntwo\n"), () -> "carried"));
            accepted.add(feed.append(block(Block.Kind.OVERLONG, "long", 10_000_000_000L), () -> "unused"));
            accepted.add(feed.append(block(Block.Kind.TORN, "tor", 3), () -> "unused"));
            feed.startSession();
            accepted.add(feed.append(lines("three\n"), () -> "unused"));
        }

        assertThat(accepted).extracting(Block::offset).containsExactly(0L, 8L, 10_000_000_008L, 10_000_000_011L);
        try (Journal journal = Journal.open(directory, USUAL)) {
            ReplaySegment segment = journal.replay().get(0);
            assertThat(segment.origin()).isEqualTo(accepted.get(0).origin());
            assertThat(segment.origin().source()).isEqualTo("s p");
            assertThat(segment.start()).isEqualTo(new Checkpoint(0, "carried"));
            assertThat(read(segment, 0))
                    .containsExactly(
                            "S LINES 0+8 at 1: one\ntwo\n",
                            "OVERLONG 8+10000000000 at 1: long",
                            "TORN 10000000008+3 at 1: tor",
                            "S LINES 10000000011+6 at 1: three\n");
        }
    }

    @Test
    void replay_begins_at_a_checkpoint_and_repeats_a_session_that_starts_there() throws IOException {
        try (Journal journal = Journal.open(directory, USUAL)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            feed.startSession();
            feed.append(lines("two\n"), () -> "");
            feed.append(lines("three\n"), () -> "");
        }
        try (Journal journal = Journal.open(directory, USUAL)) {
            ReplaySegment segment = journal.replay().get(0);

            assertThat(read(segment, 4)).containsExactly("S LINES 4+4 at 1: two\n", "LINES 8+6 at 1: three\n");
            assertThat(read(segment, 8)).containsExactly("LINES 8+6 at 1: three\n");
            assertThat(read(segment, 14)).isEmpty();
        }
    }

    @Test
    void a_full_segment_is_followed_by_another_that_begins_with_the_carry() throws IOException {
        Block first;
        Block second;
        try (Journal journal = Journal.open(directory, SMALL)) {
            JournalFeed feed = feed(journal);
            first = feed.append(lines("a".repeat(599) + "\n"), () -> "c1");
            second = feed.append(lines("b".repeat(599) + "\n"), () -> "c2");
            assertThat(journal.bytes()).isEqualTo(size(1) + size(2));
        }

        assertThat(second.origin()).isNotEqualTo(first.origin());
        assertThat(second.offset()).isZero();
        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay())
                    .extracting(ReplaySegment::start)
                    .containsExactly(new Checkpoint(0, "c1"), new Checkpoint(0, "c2"));
        }
    }

    @Test
    void a_block_larger_than_a_segment_has_one_of_its_own() throws IOException {
        String large = "x".repeat(3_000_000) + "\n";
        try (Journal journal = Journal.open(directory, SMALL)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            feed.append(lines(large), () -> "");
            feed.append(lines("three\n"), () -> "");
        }
        try (Journal journal = Journal.open(directory, SMALL)) {
            assertThat(journal.replay()).hasSize(3);
            assertThat(read(journal.replay().get(1), 0)).containsExactly("LINES 0+3000001 at 1: " + large);
        }
    }

    @Test
    void a_killed_process_loses_nothing_that_was_accepted() throws IOException {
        Path image = Files.createDirectory(directory.resolve("image"));
        Path live = directory.resolve("live");
        try (Journal journal = Journal.open(live, USUAL)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            feed.append(lines("two\n"), () -> "");
            copy(live, image);
        }
        try (Journal journal = Journal.open(image, USUAL)) {
            ReplaySegment segment = journal.replay().get(0);
            assertThat(read(segment, 0)).containsExactly("S LINES 0+4 at 1: one\n", "LINES 4+4 at 1: two\n");
            assertThat(damaged(segment)).isZero();
            Block next = feed(journal).append(lines("three\n"), () -> "");
            assertThat(next.origin()).isNotEqualTo(segment.origin());
        }
    }

    @Test
    void a_sequence_number_is_never_used_again() throws IOException {
        Set<String> files = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            try (Journal journal = Journal.open(directory, SMALL)) {
                for (ReplaySegment segment : journal.replay()) {
                    journal.delete(segment.origin());
                }
                feed(journal).append(lines("one\n"), () -> "");
                files.addAll(segmentNames());
            }
        }

        assertThat(files)
                .containsExactly(
                        "segment-0000000000000001.log", "segment-0000000000000002.log", "segment-0000000000000003.log");
    }

    @Test
    void the_segment_that_is_being_written_is_not_deleted() throws IOException {
        try (Journal journal = Journal.open(directory, SMALL)) {
            Block block = feed(journal).append(lines("one\n"), () -> "");

            assertThatThrownBy(() -> journal.delete(block.origin())).hasMessageEndingWith("is being written");
            assertThatThrownBy(() -> journal.delete(UNPLACED)).hasMessage("feed is no journal segment");
        }
    }

    @Test
    void a_block_that_was_refused_is_accepted_once_there_is_room_for_it() throws IOException {
        Path gone = directory.resolve("gone");
        try (Journal journal = Journal.open(gone, SMALL)) {
            JournalFeed feed = feed(journal);
            Files.delete(gone);
            assertThatThrownBy(() -> feed.append(lines("one\n"), () -> ""))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(gone.toString());

            Files.createDirectory(gone);
            assertThat(feed.append(lines("one\n"), () -> "").offset()).isZero();
        }
        try (Journal journal = Journal.open(gone, SMALL)) {
            assertThat(read(journal.replay().get(0), 0)).containsExactly("S LINES 0+4 at 1: one\n");
        }
    }

    @Test
    void what_was_appended_is_synced_by_the_interval_without_further_input() throws IOException {
        JournalLimits often = new JournalLimits(1_000, Duration.ofMillis(5), 1 << 20);
        try (Journal journal = Journal.open(directory, often)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(feed::isSynced);
        }
    }

    @Test
    void what_was_appended_is_synced_at_once_when_it_is_enough() throws IOException {
        JournalLimits limits = new JournalLimits(1_000, Duration.ofHours(1), RecordFrame.BYTES + 50);
        try (Journal journal = Journal.open(directory, limits)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("x".repeat(9) + "\n"), () -> "");
            feed.sync();
            feed.append(lines("x".repeat(48) + "\n"), () -> "");
            assertThat(feed.isSynced()).isFalse();
            feed.append(lines("\n"), () -> "");
            assertThat(feed.isSynced()).isTrue();
        }
    }

    @Test
    void nothing_is_written_to_a_segment_after_an_error() throws IOException {
        SegmentHeader header = new SegmentHeader(1, 5, "s", PartitionBy.HOUR, TimestampRule.SENTENCE, 1, "");
        SegmentWriter writer = SegmentWriter.create(directory, header, 1_000);
        writer.append(lines("one\n"), 1_000);
        writer.abandon();

        assertThatThrownBy(writer::sync).hasMessageContaining(segment(1).toString());
        assertThatThrownBy(() -> writer.append(lines("two\n"), 1)).hasMessageContaining("cannot write journal segment");
        assertThatThrownBy(writer::seal).isInstanceOf(IOException.class);
    }
}
