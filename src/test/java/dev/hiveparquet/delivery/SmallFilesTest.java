package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.disk.DiskWatch;
import dev.hiveparquet.disk.EndsAt;
import dev.hiveparquet.disk.LostPageCache;
import dev.hiveparquet.disk.LostPageCache.Survival;
import dev.hiveparquet.disk.WatchedDisk;
import dev.hiveparquet.intake.BlockSizes;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.KnownFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small files that one exchange carries together are each published once, as if each had come alone. */
class SmallFilesTest {
    private static final int MAX_LINE_BYTES = 1_000;
    /** How many changes on disk are tried, spread evenly, as in {@link DiskFaultsTest}. */
    private static final int CHANGES = Integer.getInteger("faults.changes", 12);

    @TempDir
    Path directory;

    private final List<Path> inputs = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void files() throws IOException {
        directory = directory.toRealPath();
        Files.createDirectory(directory.resolve("in"));
        for (int i = 0; i < 8; i++) {
            input(i, i == 4 ? "x".repeat(500) : "");
        }
    }

    /** A file with lines for two hours; a large one where the text is long. */
    private void input(int number, String text) throws IOException {
        StringBuilder lines = new StringBuilder();
        int each = text.isEmpty() ? 2 : 1_200;
        for (int i = 0; i < 2 * each; i++) {
            String own = number + "-" + i + text;
            lines.append(Pipeline.line(i / each, own));
            texts.add(own);
        }
        inputs.add(Files.writeString(directory.resolve("in/" + number), lines.toString()));
    }

    @Test
    void what_is_small_comes_together_and_what_is_large_alone() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            List<Integer> blocks = new ArrayList<>();
            for (Iterator<Blocks> each = files.blocks(); each.hasNext(); ) {
                Blocks given = each.next();
                blocks.add(given.list().size());
                run.take(given);
                files.read();
            }
            run.publishAll();

            assertThat(blocks).containsExactly(4, 1, 1, 3);
            assertThat(files.isUnfinished()).isFalse();
            assertThat(files.allRead()).isCompleted();
        }
        isWhole(directory);
    }

    @Test
    void each_is_published_exactly_once_wherever_the_process_dies() throws Exception {
        for (long fatal : changes()) {
            Path life = empty("death-" + fatal);
            liveUntil(life, new EndsAt(fatal, operation -> {}));

            isWhole(life);
        }
    }

    @ParameterizedTest
    @EnumSource(Survival.class)
    void each_is_published_exactly_once_wherever_the_power_goes(Survival survival) throws Exception {
        for (long fatal : changes()) {
            Path life = empty("life-" + fatal);
            LostPageCache cache = new LostPageCache(life);
            liveUntil(life, new EndsAt(fatal, cache));
            Path left = empty("left-" + fatal);
            cache.cut(left, survival, new Random(fatal));

            isWhole(left);
        }
    }

    @Test
    void files_that_hold_the_same_are_each_published() throws Exception {
        inputs.clear();
        for (String name : List.of("a", "b", "c")) {
            inputs.add(Files.writeString(directory.resolve("in/" + name), Pipeline.line(0, "same")));
        }
        live(directory);
        live(directory);

        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("same", "same", "same");
    }

    @Test
    void a_file_that_changes_between_its_record_and_its_reading_is_the_only_one_that_is_not_done() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            Blocks first = files.blocks().next();
            Files.writeString(inputs.get(1), Pipeline.line(0, "new"));
            run.take(first);
            files.read();
            run.takeAll(files);
            run.publishAll();

            assertThat(files.failures())
                    .singleElement()
                    .asString()
                    .startsWith(inputs.get(1) + ": ")
                    .contains("changed while it was read");
            assertThat(files.isUnfinished()).isTrue();
            assertThat(files.allRead()).isCompleted();
        }
        live(directory);

        texts.add("new");
        isWhole(directory);
    }

    @Test
    void a_file_that_goes_between_its_record_and_its_reading_is_done_with_what_was_read() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            Blocks first = files.blocks().next();
            Files.delete(inputs.get(1));
            run.take(first);
            files.read();
            run.takeAll(files);
            run.publishAll();

            assertThat(files.failures()).isEmpty();
            assertThat(files.isUnfinished()).isFalse();
        }
        inputs.remove(1);
        isWhole(directory);
    }

    @Test
    void a_file_that_goes_before_its_record_is_reported_and_the_others_are_read() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            Files.delete(inputs.get(1));
            run.takeAll(files);
            run.publishAll();

            assertThat(files.failures())
                    .containsExactly(inputs.get(1) + ": is not to be found in its directory any more");
            assertThat(files.allRead()).isCompleted();
        }
        inputs.remove(1);
        texts.removeIf(text -> text.startsWith("1-"));
        isWhole(directory);
    }

    @Test
    void a_file_that_is_rewritten_after_a_death_between_two_commits_is_another() throws Exception {
        dieBetweenTwoCommits();
        Files.writeString(inputs.get(1), Pipeline.line(0, "new"));
        texts.removeAll(List.of("1-2", "1-3"));
        texts.add("new");

        isWhole(directory);
    }

    @Test
    void a_file_that_grows_after_a_death_between_two_commits_goes_on_where_each_partition_was() throws Exception {
        dieBetweenTwoCommits();
        Files.writeString(inputs.get(2), Pipeline.line(0, "grown"), StandardOpenOption.APPEND);
        texts.add("grown");

        isWhole(directory);
    }

    @Test
    void a_file_that_has_grown_since_it_was_named_is_read_to_where_it_ends() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            Files.writeString(inputs.get(0), Pipeline.line(1, "grown"), StandardOpenOption.APPEND);
            run.takeAll(files);
            run.publishAll();
        }
        texts.add("grown");
        assertThat(Rows.texts(directory.resolve("out"))).contains("grown");
        isWhole(directory);
    }

    @Test
    void what_fails_on_its_way_is_read_by_the_next_run() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run);
            run.parser.parse(files.blocks().next());
            files.failed("no");
            run.takeAll(files);
            run.publishAll();

            assertThat(files.failures()).hasSize(4).allMatch(failure -> failure.endsWith(": no"));
            assertThat(files.isUnfinished()).isTrue();
            assertThat(files.allRead()).isCompleted();
        }
        isWhole(directory);
    }

    /** A run of which only the first partition's rows of the first files are committed. */
    private void dieBetweenTwoCommits() throws IOException {
        try (Pipeline run = pipeline(directory)) {
            run.take(files(run).blocks().next());
            run.publishFirst();
        }
    }

    /** The numbers of the changes to try. */
    private long[] changes() throws IOException {
        EndsAt count = new EndsAt(Long.MAX_VALUE, operation -> {});
        liveUntil(empty("calm"), count);
        assertThat(count.changes()).isGreaterThan(60);
        long stride = Math.max(1, count.changes() / CHANGES);
        return LongStream.range(0, count.changes()).filter(i -> i % stride == 0).toArray();
    }

    private void liveUntil(Path life, DiskWatch watch) throws IOException {
        try {
            live(new WatchedDisk(FileSystems.getDefault().provider(), watch).watched(life));
        } catch (EndsAt.End end) {
            assertThat(life).isDirectory();
        }
    }

    /** A run that publishes after every exchange. */
    private void live(Path where) throws IOException {
        try (Pipeline run = pipeline(where)) {
            InputFiles files = files(run);
            for (Iterator<Blocks> blocks = files.blocks(); blocks.hasNext(); ) {
                run.take(blocks.next());
                files.read();
                run.publishAll();
            }
        }
    }

    /** A run that publishes in the end, so that its files hold other rows together than those of the run before. */
    private void liveAgain(Path where) throws IOException {
        try (Pipeline run = pipeline(where)) {
            run.takeAll(files(run));
            run.publishAll();
        }
    }

    /** After a start that finds no help each text is there once, and the start after that has nothing to read. */
    private void isWhole(Path where) throws Exception {
        Files.createDirectories(where.resolve("out"));
        assertThat(Rows.texts(where.resolve("out"))).doesNotHaveDuplicates();
        liveAgain(where);
        assertThat(Rows.texts(where.resolve("out"))).as(where.toString()).containsExactlyInAnyOrderElementsOf(texts);
        try (Pipeline run = pipeline(where)) {
            assertThat(files(run).blocks().next().list()).as(where.toString()).isEmpty();
        }
    }

    private Path empty(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private static Pipeline pipeline(Path where) throws IOException {
        return new Pipeline(where, MAX_LINE_BYTES);
    }

    @Test
    void a_run_hears_of_it_where_there_is_no_memory_to_read_a_file() throws Exception {
        try (Pipeline run = pipeline(directory)) {
            InputFiles files = files(run, () -> {
                throw new OutOfMemoryError("none is left");
            });
            assertThatThrownBy(() -> files.blocks().next()).isInstanceOf(OutOfMemoryError.class);
            assertThat(files.allRead()).isCompletedExceptionally();
        }
    }

    private InputFiles files(Pipeline run) {
        return files(run, () -> Pipeline.NOW);
    }

    private InputFiles files(Pipeline run, LongSupplier clock) {
        return new InputFiles(
                inputs.stream().map(Path::toString).toList(),
                run.origins,
                new KnownFiles(run.ledger, Pipeline::file, false),
                BlockSizes.forLines(MAX_LINE_BYTES),
                clock);
    }
}
