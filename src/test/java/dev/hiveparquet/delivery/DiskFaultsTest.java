package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.disk.DiskOperation;
import dev.hiveparquet.disk.DiskWatch;
import dev.hiveparquet.disk.EndsAt;
import dev.hiveparquet.disk.LostPageCache;
import dev.hiveparquet.disk.LostPageCache.Survival;
import dev.hiveparquet.disk.WatchedDisk;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.journal.JournalLimits;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes, the process dies, or the disk fails, before each change that journal, ledger and publisher make on disk:
 * what was durable is published exactly once, and the next start needs no help.
 *
 * <p>Which changes there are is found out by a run without a fault, so that none can be forgotten. The system property {@code
 * faults.changes} is how many of them are tried, spread evenly; all of them under the profile {@code faults}.
 */
class DiskFaultsTest {
    private static final int MAX_LINE_BYTES = 1_000;
    private static final int CHANGES = Integer.getInteger("faults.changes", 12);
    private static final int CUTS_AFTER_FAILURE = 5;
    /** Every block is durable when it is accepted; a segment holds two. */
    private static final JournalLimits LIMITS = new JournalLimits(1_000, Duration.ofHours(1), 1);

    private static final String LONG_TEXT = "x".repeat(350);

    @TempDir
    Path directory;

    private final List<String> accepted = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Survival.class)
    void what_was_forced_is_published_exactly_once_wherever_the_power_goes(Survival survival) throws Exception {
        for (long fatal : changes()) {
            Path life = empty("life");
            LostPageCache cache = new LostPageCache(life);
            liveUntil(life, new EndsAt(fatal, cache));
            Path left = empty("left");
            cache.cut(left, survival, new Random(fatal));
            Path leftAgain = cutWhileHealing(left, new LostPageCache(left), survival, new Random(~fatal));

            isWhole(leftAgain, survival + " before change " + fatal);
        }
    }

    @Test
    void what_was_accepted_is_published_exactly_once_wherever_the_process_dies() throws Exception {
        for (long fatal : changes()) {
            Path life = empty("life");
            liveUntil(life, new EndsAt(fatal, operation -> {}));

            isWhole(life, "before change " + fatal);
        }
    }

    @Test
    void a_change_that_fails_once_holds_things_up_and_costs_nothing() throws Exception {
        for (long failing : changes()) {
            Path life = empty("life");
            live(new WatchedDisk(FileSystems.getDefault().provider(), new FailsAt(failing, operation -> {}))
                    .watched(life));

            assertThat(accepted).as("failing change %d", failing).isEqualTo(sent);
            isWhole(life, "after the failing change " + failing);
        }
    }

    @Test
    void what_was_accepted_is_published_exactly_once_where_the_power_goes_some_time_after_a_failed_change()
            throws Exception {
        for (long failing : changes()) {
            for (int later : new Random(failing).ints(CUTS_AFTER_FAILURE, 0, 30).toArray()) {
                Path life = empty("life");
                LostPageCache cache = new LostPageCache(life);
                liveUntil(life, new FailsAt(failing, new EndsAt(failing + later, cache)));
                Path left = empty("left");
                cache.cut(left, Survival.ANYTHING, new Random(failing * 31 + later));

                isWhole(left, later + " changes after the failing change " + failing);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Survival.class)
    void what_was_accepted_is_published_exactly_once_where_the_power_goes_while_a_start_heals_a_death(Survival survival)
            throws Exception {
        for (long fatal : changes()) {
            Path life = empty("life");
            LostPageCache cache = new LostPageCache(life);
            liveUntil(life, new EndsAt(fatal, cache));
            Path left = cutWhileHealing(life, cache, survival, new Random(fatal));

            isWhole(left, survival + " in the start after a death before change " + fatal);
        }
    }

    /** The numbers of the changes to try. */
    private long[] changes() throws IOException {
        EndsAt count = new EndsAt(Long.MAX_VALUE, operation -> {});
        live(new WatchedDisk(FileSystems.getDefault().provider(), count).watched(empty("calm")));
        assertThat(accepted).hasSize(7).isEqualTo(sent);
        long stride = Math.max(1, count.changes() / CHANGES);
        assertThat(count.changes()).isGreaterThan(100);
        System.out.printf("%d changes on disk, every %d. is tried%n", count.changes(), stride);
        return LongStream.range(0, count.changes()).filter(i -> i % stride == 0).toArray();
    }

    private void liveUntil(Path life, DiskWatch watch) throws IOException {
        try {
            live(new WatchedDisk(FileSystems.getDefault().provider(), watch).watched(life));
        } catch (EndsAt.End end) {
            assertThat(accepted).hasSizeLessThanOrEqualTo(sent.size());
        }
    }

    /** A run that receives seven lines for two hours of data, publishes three times, and ends. */
    private void live(Path where) throws IOException {
        accepted.clear();
        sent.clear();
        try (Pipeline run = retrying(() -> new Pipeline(where, MAX_LINE_BYTES, LIMITS, true))) {
            StreamJournal stream = run.stream();
            for (int i = 0; i < 7; i++) {
                String text = i + LONG_TEXT;
                Block block = Pipeline.received(Pipeline.line(i % 2, text));
                sent.add(text);
                Block journaled = retrying(() -> stream.append(block));
                accepted.add(text);
                run.take(journaled);
                if (i % 3 == 2) {
                    publish(run);
                }
            }
            retrying(() -> {
                stream.close();
                return stream;
            });
            publish(run);
        }
    }

    private static void publish(Pipeline run) throws IOException {
        retrying(() -> {
            run.publishAll();
            return run;
        });
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    /** What the routes do about a failing disk. */
    private static <T> T retrying(Attempt<T> attempt) throws IOException {
        try {
            return attempt.make();
        } catch (IOException once) {
            return attempt.make();
        }
    }

    /** The next start finds a power cut, of all that is not durable by then. */
    private Path cutWhileHealing(Path left, LostPageCache cache, Survival survival, Random random) throws IOException {
        try {
            heal(new WatchedDisk(FileSystems.getDefault().provider(), new EndsAt(random.nextInt(60), cache))
                    .watched(left));
        } catch (EndsAt.End end) {
            assertThat(left).isDirectory();
        }
        Path again = empty("again");
        cache.cut(again, survival, random);
        return again;
    }

    private static void heal(Path where) throws IOException {
        try (Pipeline run = new Pipeline(where, MAX_LINE_BYTES, LIMITS, true)) {
            run.replay();
            run.publishAll();
        }
    }

    private void isWhole(Path where, String name) throws Exception {
        Files.createDirectories(where.resolve("out"));
        assertThat(Rows.texts(where.resolve("out")))
                .as("visible %s", name)
                .doesNotHaveDuplicates()
                .isSubsetOf(sent);
        heal(where);
        List<String> published = Rows.texts(where.resolve("out"));
        assertThat(published).as("missing %s", name).containsAll(accepted);
        assertThat(published).as("doubled %s", name).doesNotHaveDuplicates().isSubsetOf(sent);
        isTidy(where, name);
    }

    private static void isTidy(Path where, String name) throws IOException {
        new Published(where).isTidy();
        try (Stream<Path> segments = Files.list(where.resolve("state/journal"))) {
            assertThat(segments.map(file -> file.getFileName().toString()))
                    .as("journal %s", name)
                    .isSubsetOf("sequence");
        }
        try (Stream<Path> uploads = Files.list(where.resolve("state/uploads"))) {
            assertThat(uploads.count()).as("queued %s", name).isEqualTo(new Published(where).files());
        }
    }

    private Path empty(String name) throws IOException {
        Path path = directory.toRealPath().resolve(name);
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectory(path);
    }

    /** The disk does one change not, or not for good, and says so; {@code next} is told of all others. */
    private record FailsAt(AtomicLong failing, DiskWatch next) implements DiskWatch {
        FailsAt(long failing, DiskWatch next) {
            this(new AtomicLong(failing), next);
        }

        @Override
        public void before(DiskOperation operation) throws IOException {
            if (failing.getAndDecrement() == 0) {
                throw new IOException("Input/output error");
            }
            next.before(operation);
        }

        @Override
        public void after(DiskOperation operation) throws IOException {
            next.after(operation);
        }
    }
}
