package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.disk.DiskOperation;
import dev.hiveparquet.disk.DiskWatch;
import dev.hiveparquet.disk.LostPageCache;
import dev.hiveparquet.disk.WatchedDisk;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A block whose fsync failed was not accepted: its first copy does not come back beside the one that was, whatever the disk
 * made of it before the power went.
 */
class RefusedBlockTest extends JournalOnDisk {
    private static final int POWER_CUTS = 60;
    private static final JournalLimits EVERY = new JournalLimits(10_000, Duration.ofHours(1), 1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_block_that_is_accepted_at_its_second_attempt_is_there_once_after_a_power_cut(int before) throws IOException {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            accepted.add("block " + i + "\n");
        }
        for (int cut = 0; cut < POWER_CUTS; cut++) {
            Path life = Files.createDirectory(directory.toRealPath().resolve("life" + cut));
            LostPageCache cache = new LostPageCache(life);
            Path left = Files.createDirectory(directory.resolve("left" + cut));
            try (Journal journal = live(life, cache, accepted)) {
                cache.cut(left, LostPageCache.Survival.ANYTHING, new Random(cut));
                assertThat(journal.bytes()).isPositive();
            }

            List<String> expected = new ArrayList<>(accepted);
            expected.add("again\n");
            assertThat(texts(left)).as("cut %d", cut).isEqualTo(expected);
        }
    }

    private static Journal live(Path life, LostPageCache cache, List<String> accepted) throws IOException {
        FailingForce disk = new FailingForce(cache);
        Path watched = new WatchedDisk(FileSystems.getDefault().provider(), disk).watched(life);
        Journal journal = Journal.open(watched, EVERY);
        JournalFeed feed = feed(journal);
        for (String text : accepted) {
            feed.append(lines(text), () -> "");
        }
        disk.failing.set(true);
        assertThatThrownBy(() -> feed.append(lines("again\n"), () -> "")).hasMessageContaining("Input/output error");
        feed.append(lines("again\n"), () -> "");
        return journal;
    }

    private static List<String> texts(Path left) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Journal journal = Journal.open(left, EVERY)) {
            for (ReplaySegment segment : journal.replay()) {
                read(segment, 0).forEach(block -> texts.add(block.substring(block.indexOf(": ") + 2)));
            }
        }
        return texts;
    }

    /** A disk on which one fsync of a segment, not of its header, fails once. */
    private record FailingForce(LostPageCache cache, AtomicBoolean failing, Set<Path> begun) implements DiskWatch {
        FailingForce(LostPageCache cache) {
            this(cache, new AtomicBoolean(), new HashSet<>());
        }

        @Override
        public void before(DiskOperation operation) throws IOException {
            boolean block = operation.kind() == DiskOperation.Kind.FORCE
                    && SegmentHeader.sequenceOf(operation.file()).isPresent()
                    && !begun.add(operation.file());
            if (block && failing.getAndSet(false)) {
                throw new IOException("Input/output error");
            }
            cache.before(operation);
        }

        @Override
        public void after(DiskOperation operation) throws IOException {
            cache.after(operation);
        }
    }
}
