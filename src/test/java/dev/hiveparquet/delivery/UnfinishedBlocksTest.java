package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.journal.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block that got stuck anywhere between the journal and its groups loses no line and doubles none. */
class UnfinishedBlocksTest {
    private static final int MAX_LINE_BYTES = 1_000;

    @TempDir
    Path directory;

    @Test
    void a_block_that_broke_off_between_two_batches_is_read_to_its_end_by_the_next_run() throws Exception {
        try (Pipeline run = pipeline();
                StreamJournal stream = run.stream()) {
            run.take(stream.append(lines(0, "a", 1, "b")));
            run.takeBatches(stream.append(lines(0, "c", 1, "d")), 1);
            run.take(stream.append(lines(0, "e", 1, "f")));
            run.publishAll();
            stream.close();
        }
        assertThat(published()).containsExactly("a", "b", "c", "e", "f");
        replayAll();

        assertThat(published()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(segments()).isEmpty();
    }

    @Test
    void a_block_that_was_accepted_and_never_parsed_is_read_by_the_next_run() throws Exception {
        try (Pipeline run = pipeline();
                StreamJournal stream = run.stream()) {
            run.take(stream.append(lines(0, "a", 1, "b")));
            stream.append(lines(0, "c", 1, "d"));
            run.take(stream.append(lines(0, "e", 1, "f")));
            stream.append(lines(0, "g", 1, "h"));
            stream.close();
            run.publishAll();
        }
        assertThat(published()).containsExactly("a", "b", "e", "f");
        replayAll();

        assertThat(published()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(segments()).isEmpty();
    }

    @Test
    void a_stream_that_is_closed_in_the_middle_of_a_block_keeps_its_segment() throws Exception {
        try (Pipeline run = pipeline();
                StreamJournal stream = run.stream()) {
            run.takeBatches(stream.append(lines(0, "a", 1, "b")), 1);
            stream.close();
            run.publishAll();
        }
        assertThat(published()).containsExactly("a");
        replayAll();

        assertThat(published()).containsExactly("a", "b");
        assertThat(segments()).isEmpty();
    }

    @Test
    void a_stream_that_is_closed_takes_no_more_blocks() throws Exception {
        try (Pipeline run = pipeline();
                StreamJournal stream = run.stream()) {
            stream.close();

            assertThatThrownBy(() -> stream.append(lines(0, "a", 0, "b")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
        assertThat(segments()).isEmpty();
    }

    @Test
    void a_block_is_refused_after_one_of_the_same_origin_that_broke_off() throws Exception {
        Origin file = Pipeline.file("file-1");
        String first = Pipeline.line(0, "a") + Pipeline.line(1, "b");
        try (Pipeline run = pipeline()) {
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            run.takeBatches(Pipeline.block(file, 0, first), 1);

            assertThatThrownBy(() -> run.take(Pipeline.block(file, 0, first)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not handed over to its end");
            assertThatThrownBy(() -> run.take(Pipeline.block(file, first.length(), Pipeline.line(1, "c"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not handed over to its end");
            assertThatThrownBy(() -> run.origins.ended(file)).isInstanceOf(IllegalStateException.class);
            run.publishAll();
        }
        try (Pipeline run = pipeline()) {
            assertThat(run.origins.begin(file, Pipeline.NOW, Checkpoint.START).checkpoint())
                    .isEqualTo(Checkpoint.START);
            run.take(Pipeline.block(file, 0, first));
            run.publishAll();
        }

        assertThat(published()).containsExactly("a", "b");
    }

    private Pipeline pipeline() throws IOException {
        return new Pipeline(directory, MAX_LINE_BYTES);
    }

    private void replayAll() throws IOException {
        try (Pipeline run = pipeline()) {
            run.replay();
            run.publishAll();
        }
    }

    private static Block lines(int hour, String text, int otherHour, String otherText) {
        return Pipeline.received(Pipeline.line(hour, text) + Pipeline.line(otherHour, otherText));
    }

    private List<String> published() throws Exception {
        return Rows.texts(directory.resolve("out"));
    }

    private List<String> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state/journal"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("segment"))
                    .toList();
        }
    }
}
