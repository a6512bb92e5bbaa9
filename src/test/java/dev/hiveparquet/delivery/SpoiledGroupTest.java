package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group that took only a part of a batch, as when memory runs out, is not published; the next run reads its rows. */
class SpoiledGroupTest {
    private static final int MAX_LINE_BYTES = 1_000;

    @TempDir
    Path directory;

    @Test
    void rows_of_a_group_that_broke_in_an_addition_are_published_once() throws Exception {
        Origin file = Pipeline.file("file-1");
        String lines = Pipeline.line(0, "a") + Pipeline.line(0, "b");
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            Block block = Pipeline.block(file, 0, lines);
            RowBatch batch = run.parser.parse(block).get(0).batches().get(0);
            assertThatThrownBy(() -> run.add(withRowOutside(batch))).isInstanceOf(IndexOutOfBoundsException.class);

            assertThatThrownBy(run::publishAll)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("lines/source=s/year=2026/month=01/day=01/hour=00");
            assertThat(run.groups.size()).isZero();
            assertThat(run.groups.heldBytes()).isZero();
        }
        assertThat(Rows.texts(directory.resolve("out"))).isEmpty();
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES)) {
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            run.take(Pipeline.block(file, 0, lines));
            run.publishAll();
        }
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("a", "b");
    }

    /** The first row of a batch and one that lies outside its block. */
    private static RowBatch withRowOutside(RowBatch batch) {
        RowTable rows = new RowTable();
        rows.add(
                batch.table().start(0),
                batch.table().length(0),
                Pipeline.NOW,
                0,
                batch.table().length(0));
        rows.add(batch.block().bytes().length, 10, Pipeline.NOW, 0, 10);
        return new RowBatch(batch.partition(), batch.block(), rows, 0, 2, true);
    }
}
