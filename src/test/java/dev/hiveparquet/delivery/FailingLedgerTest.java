package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.intake.JournalReplay;
import dev.hiveparquet.intake.StreamJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that cannot be written for a while, at whatever step, holds things up for as long and no longer. */
class FailingLedgerTest {
    private static final int MAX_LINE_BYTES = 1_000;
    private static final String LONG_TEXT = "x".repeat(600);

    @TempDir
    Path directory;

    @Test
    void a_stream_goes_on_after_a_segment_could_not_be_recorded_as_finished() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                StreamJournal stream = run.stream()) {
            run.take(stream.append(Pipeline.received(Pipeline.line(0, "a" + LONG_TEXT))));
            run.publishAll();
            Block next = Pipeline.received(Pipeline.line(0, "b" + LONG_TEXT));
            run.breakLedger();
            assertThatThrownBy(() -> stream.append(next)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> stream.append(next)).isInstanceOf(IOException.class);
            run.repairLedger();
            run.take(stream.append(next));
            run.publishAll();
            stream.close();

            assertThat(segments()).isEmpty();
        }
        assertThat(published()).containsExactly("a" + LONG_TEXT, "b" + LONG_TEXT);
    }

    @Test
    void what_is_carried_into_a_segment_is_the_same_after_a_failed_attempt() throws Exception {
        String first = "\\g:1-2-7,c:" + (Pipeline.NOW / 1_000_000 + 7_200) + "*00\\a" + LONG_TEXT + "\n";
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                StreamJournal stream = run.stream()) {
            run.take(stream.append(Pipeline.received(first)));
            Block next = Pipeline.received("\\g:2-2-7*00\\b" + LONG_TEXT + "\n");
            run.breakLedger();
            assertThatThrownBy(() -> stream.append(next)).isInstanceOf(IOException.class);
            run.repairLedger();
            run.take(stream.append(next));
            run.publishAll();
        }

        assertThat(Rows.query(directory.resolve("out"), "select distinct hour || ' ' || ts_from from $files"))
                .containsExactly("02 tag_block");
    }

    @Test
    void a_replay_passes_nothing_over_that_it_could_not_begin() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                StreamJournal stream = run.stream()) {
            stream.append(Pipeline.received(Pipeline.line(0, "a" + LONG_TEXT)));
            stream.append(Pipeline.received(Pipeline.line(0, "b" + LONG_TEXT)));
        }
        Files.delete(directory.resolve("state/ledger"));
        Files.delete(directory.resolve("state/ledger.copy"));
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                JournalReplay replay = new JournalReplay(run.journal, run.origins)) {
            run.breakLedger();
            assertThatThrownBy(replay::hasNext).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(replay::hasNext).isInstanceOf(UncheckedIOException.class);
            run.repairLedger();
            while (replay.hasNext()) {
                run.take(replay.next());
            }
            assertThat(replay.segmentsLeft()).isZero();
            replay.finish();
            run.publishAll();

            assertThat(segments()).isEmpty();
        }
        assertThat(published()).containsExactly("a" + LONG_TEXT, "b" + LONG_TEXT);
    }

    @Test
    void a_replay_gives_the_block_that_it_has_promised_when_a_stop_comes_between() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                StreamJournal stream = run.stream()) {
            stream.append(Pipeline.received(Pipeline.line(0, "a")));
        }
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                JournalReplay replay = new JournalReplay(run.journal, run.origins)) {
            assertThat(replay.hasNext()).isTrue();
            replay.stop();
            run.take(replay.next());
            assertThat(replay.hasNext()).isFalse();
            assertThat(replay.segmentsLeft()).isEqualTo(1);
            run.publishAll();
        }
        assertThat(published()).containsExactly("a");
    }

    @Test
    void a_group_that_is_published_stays_published_when_its_origin_cannot_be_recorded_as_finished() throws Exception {
        try (Pipeline run = new Pipeline(directory, MAX_LINE_BYTES);
                StreamJournal stream = run.stream()) {
            run.take(stream.append(Pipeline.received(Pipeline.line(0, "a"))));
            stream.close();
            Files.delete(segmentFile());
            Files.createDirectories(segmentFile().resolve("in the way"));
            run.publishAll();

            assertThat(run.groups.unpublished()).isZero();
        }
        assertThat(published()).containsExactly("a");
    }

    private Path segmentFile() {
        return directory.resolve("state/journal/segment-0000000000000001.log");
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
