package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.intake.BlockSizes;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.KnownFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file counts as done only if it is, at its end, the one that was begun. */
class ChangingFileTest {
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
    void a_file_that_stays_as_it_was_is_done() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run);
            run.takeAll(files);
            run.publishAll();

            assertThat(files.isUnfinished()).isFalse();
            assertThat(files(run).blocks().next().list()).isEmpty();
        }
    }

    @Test
    void a_file_that_was_cut_off_while_it_was_read_is_not_done() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run);
            Blocks blocks = files.blocks().next();
            Files.writeString(input, Pipeline.line(0, "a"));
            run.take(blocks);

            isRefused(files);
        }
    }

    @Test
    void a_file_that_is_deleted_while_it_is_read_is_done_with_its_last_byte() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run);
            Blocks blocks = files.blocks().next();
            Files.delete(input);
            run.take(blocks);
            files.read();
            run.publishAll();

            assertThat(files.isUnfinished()).isFalse();
        }
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("a", "b");
    }

    @Test
    void a_second_name_of_the_same_file_is_passed_over() throws Exception {
        Path link = Files.createLink(directory.toRealPath().resolve("link.log"), input);
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = new InputFiles(
                    List.of(input.toString(), link.toString()),
                    run.origins,
                    new KnownFiles(run.ledger, Pipeline::file, false),
                    BlockSizes.forLines(MAX_LINE_BYTES),
                    () -> Pipeline.NOW);
            run.takeAll(files);
            run.publishAll();

            assertThat(files.isUnfinished()).isFalse();
        }
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("a", "b");
    }

    @Test
    void a_file_that_is_rewritten_in_the_middle_while_it_is_read_is_not_done() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run);
            run.take(files.blocks().next());
            Files.writeString(input, Pipeline.line(0, "x") + Pipeline.line(0, "b"));

            isRefused(files);
        }
    }

    @Test
    void a_file_that_is_replaced_while_it_is_read_is_not_done() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            InputFiles files = files(run);
            run.take(files.blocks().next());
            Path other = Files.copy(input, input.resolveSibling("other.log"));
            Files.move(other, input, StandardCopyOption.REPLACE_EXISTING);

            isRefused(files);
        }
    }

    private void isRefused(InputFiles files) {
        files.read();
        assertThat(files.failures())
                .singleElement()
                .asString()
                .startsWith(input + ": ")
                .contains("changed while it was read");
        assertThat(files.isUnfinished()).isTrue();
        assertThat(files.allRead()).isCompleted();
    }

    private InputFiles files(Pipeline run) {
        return new InputFiles(
                List.of(input.toString()),
                run.origins,
                new KnownFiles(run.ledger, Pipeline::file, false),
                BlockSizes.forLines(MAX_LINE_BYTES),
                () -> Pipeline.NOW);
    }
}
