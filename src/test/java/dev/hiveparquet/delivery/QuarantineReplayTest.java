package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.intake.QuarantineReplay;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.rows.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of the quarantine that is fed back is in exactly one place, whenever the process dies. */
class QuarantineReplayTest {
    private static final int LOW = 100;
    private static final int HIGH = 1_000;
    private static final String LONG = "x".repeat(200);
    private static final String TOO_LONG = "y".repeat(2_000);
    private static final String COLUMNS = "concat_ws(' ', epoch_us(received_at), reason, source, origin, line_offset,"
            + " line_bytes, octet_length(bytes), bytes[1:3]::varchar)";

    @TempDir
    Path directory;

    private final List<String> rejected = new ArrayList<>();

    /** Five lines of three hours that are rows by a higher limit, and two that are none by any, in two files. */
    @BeforeEach
    void fillQuarantine() throws Exception {
        try (Pipeline run = new Pipeline(directory, LOW)) {
            Origin file = Pipeline.file("file-1");
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            String first = Pipeline.line(0, "a" + LONG) + TOO_LONG + "\n" + Pipeline.line(2, "b" + LONG)
                    + Pipeline.line(1, "c" + LONG).replace("\n", "\r\n");
            run.take(Pipeline.block(file, 0, first));
            run.publishAll();
            run.take(Pipeline.block(file, first.length(), Pipeline.line(0, "d" + LONG) + "e" + LONG + "\n"));
            run.take(torn(file, first.length() + 10_000, "torn"));
            run.publishAll();
        }
        rejected.addAll(quarantined());
        assertThat(rejected).hasSize(7);
        assertThat(files()).hasSize(2);
    }

    @Test
    void what_can_be_a_row_becomes_one_with_its_own_time_and_the_rest_stays_as_it_was() throws Exception {
        try (Pipeline run = new Pipeline(directory, HIGH)) {
            assertThat(run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), 100, 100))
                    .isTrue();
            run.publishAll();
        }
        assertEachLineOnce();
        assertThat(Rows.query(
                        directory.resolve("out"),
                        "select concat_ws(' ', regexp_extract(payload, '([a-e])x', 1), hour, ts_from, epoch_us(received_at))"
                                + " from $files order by 1"))
                .containsExactly(
                        "a 00 tag_block 1767225600000000",
                        "b 02 tag_block 1767225600000000",
                        "c 01 tag_block 1767225600000000",
                        "d 00 tag_block 1767225600000000",
                        "e 00 received 1767225600000000");
    }

    @Test
    void a_replay_that_is_broken_off_anywhere_is_finished_by_the_next_start_even_without_being_asked_for()
            throws Exception {
        for (int lines = 0; lines <= 7; lines++) {
            for (int group = 1; group <= 4; group++) {
                Path begun = files().get(0);
                try (Pipeline run = new Pipeline(directory, HIGH)) {
                    run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), lines, group);
                }
                try (Pipeline run = new Pipeline(directory, lines % 2 == 0 ? LOW : HIGH)) {
                    run.feedBack(run.quarantineReplay(), 100, 2);
                    run.publishAll();
                }
                assertThat(begun).doesNotExist();
                try (Pipeline run = new Pipeline(directory, HIGH)) {
                    assertThat(run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), 100, 3))
                            .isTrue();
                    run.publishAll();
                }
                assertEachLineOnce();
                startAgain();
            }
        }
    }

    @Test
    void a_file_that_was_fed_back_and_not_removed_before_the_process_died_is_removed_by_the_next_start()
            throws Exception {
        Path left = files().get(0);
        byte[] content = Files.readAllBytes(left);
        try (Pipeline run = new Pipeline(directory, HIGH)) {
            run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), 100, 100);
            run.publishAll();
            // As if the ledger had heard of it and the file not.
            run.ledger.done(
                    "quarantine-overlong-" + left.getFileName().toString().replace(".parquet", ""));
        }
        Files.createDirectories(left.getParent());
        Files.write(left, content);
        Files.createDirectories(directory.resolve("state/quarantine/source=gone/year=2026"));

        try (Pipeline run = new Pipeline(directory, HIGH)) {
            assertThat(run.feedBack(run.quarantineReplay(), 100, 100)).isTrue();
        }

        assertEachLineOnce();
        pipelineOpensAndCloses();
        assertThat(left).doesNotExist();
        assertThat(directory.resolve("state/quarantine/source=gone")).doesNotExist();
        assertThat(Files.readString(directory.resolve("state/ledger"))).doesNotContain("quarantine-");
    }

    @Test
    void a_broken_off_replay_goes_on_for_the_reasons_that_it_was_begun_for() throws Exception {
        Files.delete(fileWithout("torn"));
        try (Pipeline run = new Pipeline(directory, HIGH)) {
            run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), 1, 1);
        }
        try (Pipeline run = new Pipeline(directory, HIGH)) {
            run.feedBack(run.quarantineReplay(RejectReason.TORN), 100, 1);
            run.publishAll();
        }
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("d" + LONG, "e" + LONG);
        assertThat(quarantined()).hasSize(1).allMatch(line -> line.contains(" torn "));
    }

    @Test
    void lines_of_the_quarantine_give_each_other_no_times() throws Exception {
        try (Pipeline run = new Pipeline(directory, LOW)) {
            Origin file = Pipeline.file("file-2");
            run.origins.begin(file, Pipeline.NOW, Checkpoint.START);
            String lines = "\\g:1-2-5,c:" + (Pipeline.NOW / 1_000_000 + 3_600) + "*00\\first" + LONG + "\n"
                    + "\\g:2-2-5*00\\second" + LONG + "\n";
            run.take(Pipeline.block(file, 0, lines));
            run.publishAll();
        }
        try (Pipeline run = new Pipeline(directory, HIGH)) {
            run.feedBack(run.quarantineReplay(RejectReason.OVERLONG), 100, 100);
            run.publishAll();
        }
        assertThat(Rows.query(
                        directory.resolve("out"),
                        "select regexp_extract(payload, '(first|second)x', 1) || ' ' || ts_from || ' ' || hour"
                                + " from $files where payload like '%g:%' order by 1"))
                .containsExactly("first tag_block 01", "second received 00");
    }

    @Test
    void torn_lines_become_rows_only_where_that_is_asked_for() throws Exception {
        try (Pipeline run = new Pipeline(directory, LOW)) {
            run.feedBack(run.quarantineReplay(RejectReason.TORN), 100, 100);
            run.publishAll();
        }
        assertThat(Rows.texts(directory.resolve("out"))).containsExactly("torn");
        assertThat(quarantined())
                .containsExactlyElementsOf(rejected.stream()
                        .filter(line -> !line.contains(" torn "))
                        .toList());
    }

    @Test
    void a_file_of_which_no_line_can_be_a_row_is_not_touched() throws Exception {
        List<Path> before = files();
        try (Pipeline run = new Pipeline(directory, LOW)) {
            QuarantineReplay replay = run.quarantineReplay(RejectReason.OVERLONG);
            assertThat(replay.hasNext()).isFalse();
            replay.finish();
            assertThat(replay.done()).isCompleted();
        }
        assertThat(files()).isEqualTo(before);
        assertThat(quarantined()).isEqualTo(rejected);
    }

    /** Opening the ledger writes it anew, without what is forgotten. */
    private void pipelineOpensAndCloses() throws IOException {
        new Pipeline(directory, HIGH).close();
    }

    private Path fileWithout(String reason) throws Exception {
        for (Path file : files()) {
            String found = "select count(*) from read_parquet('" + file + "') where reason = '" + reason + "'";
            if (Rows.query(directory, found).equals(List.of("0"))) {
                return file;
            }
        }
        throw new AssertionError("every file holds a line rejected as " + reason);
    }

    private void assertEachLineOnce() throws Exception {
        assertThat(Rows.texts(directory.resolve("out")))
                .containsExactly("a" + LONG, "b" + LONG, "c" + LONG, "d" + LONG, "e" + LONG);
        assertThat(quarantined())
                .containsExactlyElementsOf(rejected.stream()
                        .filter(line -> line.contains(" torn ") || line.contains(" 2001 "))
                        .toList());
    }

    /** Everything as it was before the first replay. */
    private void startAgain() throws Exception {
        for (String name : List.of("out", "state")) {
            try (Stream<Path> paths = Files.walk(directory.resolve(name))) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
        rejected.clear();
        fillQuarantine();
    }

    private static Block torn(Origin origin, long offset, String text) {
        Block whole = Pipeline.block(origin, offset, text);
        return new Block(
                Block.Kind.TORN,
                origin,
                offset,
                whole.span(),
                whole.receivedAtMicros(),
                whole.bytes(),
                whole.start(),
                whole.length());
    }

    private List<String> quarantined() throws Exception {
        if (files().isEmpty()) {
            return List.of();
        }
        return Rows.query(
                directory.resolve("state/quarantine"), "select " + COLUMNS + " from $files order by line_offset");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("state/quarantine"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
