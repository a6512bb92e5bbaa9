package dev.hiveparquet.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a directory of its own, for tests: what is appended to it, and what comes back. */
abstract class JournalOnDisk {
    static final JournalLimits USUAL = new JournalLimits(64 << 20, Duration.ofMillis(200), 1 << 20);
    static final JournalLimits SMALL = new JournalLimits(1_000, Duration.ofHours(1), 1 << 20);
    static final Origin UNPLACED =
            new Origin("feed", Origin.Kind.STREAM, "s p", PartitionBy.HOUR, TimestampRule.SENTENCE);

    @TempDir
    Path directory;

    byte[] writeThree() throws IOException {
        try (Journal journal = Journal.open(directory, SMALL)) {
            JournalFeed feed = feed(journal);
            feed.append(lines("one\n"), () -> "");
            feed.append(lines("two\n"), () -> "");
            feed.append(lines("three\n"), () -> "");
        }
        return Files.readAllBytes(segment(1));
    }

    List<String> readFirst() throws IOException {
        try (Journal journal = Journal.open(directory, SMALL)) {
            return read(journal.replay().get(0), 0);
        }
    }

    static List<String> read(ReplaySegment segment, long from) throws IOException {
        List<String> blocks = new ArrayList<>();
        try (ReplayBlocks replay = segment.blocks(from)) {
            for (Replayed next = replay.next(); next != null; next = replay.next()) {
                Block block = next.block();
                String text = new String(block.bytes(), block.start(), block.length(), ISO_8859_1);
                blocks.add((next.sessionStarts() ? "S " : "") + block.kind() + " " + block.offset() + "+" + block.span()
                        + " at " + block.receivedAtMicros() + ": " + text);
            }
        }
        return blocks;
    }

    static int damaged(ReplaySegment segment) throws IOException {
        try (ReplayBlocks replay = segment.blocks(0)) {
            while (replay.next() != null) {
                assertThat(replay.damaged()).isNotNegative();
            }
            return replay.damaged();
        }
    }

    Path segment(long sequence) {
        return directory.resolve(SegmentHeader.fileName(sequence));
    }

    long size(long sequence) throws IOException {
        return Files.size(segment(sequence));
    }

    List<String> segmentNames() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("segment"))
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static JournalFeed feed(Journal journal) {
        return journal.feed("s p", PartitionBy.HOUR, TimestampRule.SENTENCE);
    }

    static Block lines(String text) {
        return block(Block.Kind.LINES, text, text.length());
    }

    static Block block(Block.Kind kind, String text, long span) {
        byte[] bytes = ("##" + text).getBytes(ISO_8859_1);
        return new Block(kind, UNPLACED, 0, span, 1, bytes, 2, text.length());
    }
}
