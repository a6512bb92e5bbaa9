package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.intake.BlockSizes;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.KnownFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later run reads of a file that an earlier one has published: what came since, all of it, or nothing. */
class KnownFileTest {
    private static final int MAX_LINE_BYTES = 1_000;

    @TempDir
    Path directory;

    private Path input;

    @BeforeEach
    void file() throws IOException {
        input = directory.toRealPath().resolve("input.log");
        Files.writeString(input, Pipeline.line(0, "a") + Pipeline.line(0, "b"));
    }

    @Test
    void a_file_that_has_grown_goes_on_where_it_was_published_up_to_as_often_as_it_grows() throws Exception {
        publish(false);
        append(Pipeline.line(0, "c"));
        publish(false);
        append(Pipeline.line(0, "d") + Pipeline.line(1, "e"));
        publish(false);
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void a_line_without_a_time_takes_it_from_the_part_that_was_published_before() throws Exception {
        publish(false);
        append("untimed\n");
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "untimed");
        assertThat(Rows.query(directory.resolve("out"), "select ts_from from $files where payload = 'untimed'"))
                .containsExactly("carried");
    }

    @Test
    void a_file_that_ended_in_a_line_is_published_again_from_that_line_on_when_it_grows() throws Exception {
        append(Pipeline.line(0, "half").stripTrailing());
        publish(false);
        append(" whole\n" + Pipeline.line(0, "c"));
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "half", "half whole", "c");
    }

    @Test
    void a_file_that_grows_after_a_crash_goes_on_where_its_commits_end() throws Exception {
        try (Pipeline crashed = new Pipeline(directory, MAX_LINE_BYTES)) {
            crashed.take(files(crashed, false).blocks().next());
            crashed.publishAll();
        }
        append(Pipeline.line(0, "c"));
        publish(false);
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void a_crash_in_what_has_grown_doubles_nothing() throws Exception {
        publish(false);
        append(Pipeline.line(0, "c"));
        try (Pipeline crashed = new Pipeline(directory, MAX_LINE_BYTES)) {
            crashed.take(files(crashed, false).blocks().next());
        }
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void what_a_file_grows_by_while_it_is_read_comes_with_the_next_run() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run, false);
            run.take(files.blocks().next());
            append(Pipeline.line(0, "c"));
            files.read();
            run.publishAll();
            assertThat(files.isUnfinished()).isFalse();
        }
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void a_file_that_was_touched_or_renamed_is_the_same() throws Exception {
        publish(false);
        Files.setLastModifiedTime(input, FileTime.fromMillis(0));
        input = Files.move(input, input.resolveSibling("renamed.log"));
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_file_that_was_rewritten_in_place_between_the_same_edges_is_another() throws Exception {
        String edge = Pipeline.line(0, "edge").repeat(200);
        Files.writeString(input, edge + Pipeline.line(0, "old") + edge);
        publish(false);
        Files.writeString(input, edge + Pipeline.line(0, "new") + edge);
        publish(false);
        publish(false);

        assertThat(texts()).hasSize(802).contains("old", "new");
    }

    @Test
    void a_file_that_was_cut_off_and_has_grown_anew_is_another() throws Exception {
        publish(false);
        Files.writeString(input, Pipeline.line(0, "x") + Pipeline.line(0, "y") + Pipeline.line(0, "z"));
        publish(false);

        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "x", "y", "z");
    }

    @Test
    void a_published_file_is_published_once_more_where_that_is_asked_for_and_never_half() throws Exception {
        publish(false);
        try (Pipeline crashed = new Pipeline(directory, MAX_LINE_BYTES)) {
            crashed.take(files(crashed, true).blocks().next());
            crashed.publishAll();
        }
        publish(true);
        assertThat(texts()).containsExactlyInAnyOrder("a", "b", "a", "b");

        publish(true);
        assertThat(texts()).hasSize(6);
        publish(false);
        assertThat(texts()).hasSize(6);
    }

    private List<String> texts() throws Exception {
        return Rows.texts(directory.resolve("out"));
    }

    private void append(String text) throws IOException {
        Files.writeString(input, text, StandardOpenOption.APPEND);
    }

    private void publish(boolean again) throws IOException {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run, again);
            run.takeAll(files);
            run.publishAll();
            assertThat(files.isUnfinished()).isFalse();
        }
    }

    private InputFiles files(Pipeline run, boolean again) {
        return new InputFiles(
                List.of(input.toString()),
                run.origins,
                new KnownFiles(run.ledger, Pipeline::file, again),
                BlockSizes.forLines(MAX_LINE_BYTES),
                () -> Pipeline.NOW);
    }
}
