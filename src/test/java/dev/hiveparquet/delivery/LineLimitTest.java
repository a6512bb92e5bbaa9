package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.journal.Checkpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin keeps the line limit that it was begun with, so that no line is both a row and in quarantine. */
class LineLimitTest {
    private static final String LONG = "x".repeat(500);

    @TempDir
    Path directory;

    @Test
    void a_file_begun_with_a_low_limit_goes_on_with_it() throws Exception {
        Origin file = Pipeline.file("file-1");
        String lines = Pipeline.line(0, LONG) + Pipeline.line(1, "b");
        try (Pipeline run = new Pipeline(directory, 100)) {
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            run.takeBatches(Pipeline.block(file, 0, lines), 1);
            run.publishAll();
        }
        try (Pipeline run = new Pipeline(directory, 1_000)) {
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            run.take(Pipeline.block(file, 0, lines));
            run.publishAll();
        }

        assertThat(Rows.query(directory.resolve("state/quarantine"), "select count(*) from $files"))
                .containsExactly("1");
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("b");
    }

    @Test
    void a_segment_begun_with_a_high_limit_is_replayed_with_it() throws Exception {
        try (Pipeline run = new Pipeline(directory, 1_000);
                StreamJournal stream = run.stream()) {
            run.takeBatches(stream.append(Pipeline.received(Pipeline.line(0, LONG) + Pipeline.line(1, "b"))), 1);
            run.publishAll();
        }
        try (Pipeline run = new Pipeline(directory, 100)) {
            run.replay();
            run.publishAll();
        }

        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("b", LONG);
        assertThat(Rows.texts(directory.resolve("state/quarantine"))).isEmpty();
    }
}
