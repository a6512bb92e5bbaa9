package dev.hiveparquet.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger has said stays said, whatever else becomes of its file. */
class LedgerTest {
    private static final Origin FILE =
            new Origin("file-a", Origin.Kind.FILE, "s p/å", PartitionBy.DAY, TimestampRule.RECEIVED);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("ledger");
    }

    @Test
    void a_new_ledger_knows_nothing() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.origin("file-a")).isEmpty();
            assertThat(ledger.open()).isEmpty();
            assertThat(ledger.pending()).isEmpty();
            assertThat(ledger.isDone("file-a")).isFalse();
        }
    }

    @Test
    void an_origin_is_remembered_as_it_was_first_seen() throws IOException {
        Origin now = new Origin("file-a", Origin.Kind.FILE, "other", PartitionBy.YEAR, TimestampRule.SENTENCE);
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 1_700_000_000_000_000L);
        }
        try (Ledger ledger = Ledger.open(file)) {
            OriginState state = ledger.register(now, 5);

            assertThat(state.receivedAtMicros()).isEqualTo(1_700_000_000_000_000L);
            assertThat(state.origin().source()).isEqualTo("s p/å");
            assertThat(state.origin().partitionBy()).isEqualTo(PartitionBy.DAY);
            assertThat(state.origin().timestampRule()).isEqualTo(TimestampRule.RECEIVED);
            assertThat(state.checkpoint()).isEqualTo(Checkpoint.START);
        }
    }

    @Test
    void files_that_are_begun_together_are_remembered_each_as_it_was_first_seen() throws IOException {
        Origin other = new Origin("file-b", Origin.Kind.FILE, "b", PartitionBy.HOUR, TimestampRule.SENTENCE);
        BegunFile first = begun(FILE, 7, 100, Checkpoint.START, "1");
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.begin(List.of(first)))
                    .containsExactly(new OriginState(FILE, 7, Checkpoint.START, Map.of()));
        }
        try (Ledger ledger = Ledger.open(file)) {
            Checkpoint grownFrom = new Checkpoint(50, "carried");
            BegunFile again = begun(FILE, 8, 200, Checkpoint.START, "2");
            BegunFile grown = begun(other, 8, 200, grownFrom, "3");

            assertThat(ledger.begin(List.of(again, grown)))
                    .containsExactly(
                            new OriginState(FILE, 7, Checkpoint.START, Map.of()),
                            new OriginState(other, 8, grownFrom, Map.of()));
            assertThat(ledger.maxLineBytes("file-a", 300)).isEqualTo(100);
            assertThat(ledger.maxLineBytes("file-b", 300)).isEqualTo(200);
            assertThat(ledger.content("key-of-file-a")).contains(again.content());
            ledger.done("file-b");
            assertThatThrownBy(() -> ledger.begin(List.of(grown))).isInstanceOf(IllegalStateException.class);
        }
    }

    private static BegunFile begun(Origin origin, long receivedAt, int maxLineBytes, Checkpoint from, String samples) {
        FileContent content = new FileContent(origin.id(), "key-of-" + origin.id(), 100, samples, "");
        return new BegunFile(origin, receivedAt, maxLineBytes, from, content);
    }

    @Test
    void a_commit_is_remembered_with_offsets_beyond_its_checkpoint() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.commit(commit("1", "hour-1", 500, new Checkpoint(100, "c=1;2"), false));
            ledger.commit(commit("2", "hour-2", 90, new Checkpoint(100, "c=1;2"), false));
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.origin("file-a"))
                    .contains(new OriginState(FILE, 7, new Checkpoint(100, "c=1;2"), Map.of("hour-1", 500L)));
            assertThat(ledger.pending()).extracting(Commit::temporaryName).containsExactly("1.tmp", "2.tmp");
        }
    }

    @Test
    void a_checkpoint_never_goes_back() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.commit(commit("1", "hour-1", 500, new Checkpoint(400, "late"), false));
            ledger.commit(commit("2", "hour-2", 450, new Checkpoint(100, "early"), false));

            assertThat(ledger.origin("file-a").orElseThrow().checkpoint()).isEqualTo(new Checkpoint(400, "late"));
            assertThat(ledger.origin("file-a").orElseThrow().reached())
                    .isEqualTo(Map.of("hour-1", 500L, "hour-2", 450L));
        }
    }

    @Test
    void a_commit_that_ends_an_origin_makes_it_done() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.commit(commit("1", "hour-1", 500, new Checkpoint(600, ""), true));
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.isDone("file-a")).isTrue();
            assertThat(ledger.open()).isEmpty();
            assertThatThrownBy(() -> ledger.register(FILE, 8)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_file_without_rows_is_done_when_told() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.done("file-a");
            ledger.done("file-a");
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.isDone("file-a")).isTrue();
        }
    }

    @Test
    void a_forgotten_origin_leaves_nothing() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.done("file-a");
            ledger.forget("file-a");
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.isDone("file-a")).isFalse();
        }
        assertThat(Files.readString(file)).doesNotContain("file-a");
    }

    @Test
    void a_published_file_is_pending_no_more() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.commit(commit("1", "hour-1", 500, Checkpoint.START, false));
            ledger.commit(commit("2", "hour-1", 600, Checkpoint.START, false));
            ledger.published("1.tmp");
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.pending()).extracting(Commit::temporaryName).containsExactly("2.tmp");
        }
    }

    @Test
    void a_ledger_of_a_later_format_is_refused() throws IOException {
        Files.write(
                file, (LedgerLine.encode(new LedgerEntry(1, new LedgerRecord.Format(3))) + "\n").getBytes(US_ASCII));

        assertThatThrownBy(() -> Ledger.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("ledger " + file + " has format 3, but this program reads 1 to 2");
    }

    @Test
    void a_failed_append_changes_nothing_and_is_healed_by_the_next() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.register(FILE, 7);
            ledger.close();
            Path away = directory.resolve("away");
            Files.move(directory.resolve("ledger"), away);
            Files.createDirectories(directory.resolve("ledger.tmp/in-the-way"));

            assertThatThrownBy(() -> ledger.commit(commit("1", "hour-1", 500, Checkpoint.START, false)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ledger.tmp");
            assertThat(ledger.pending()).isEmpty();

            Files.delete(directory.resolve("ledger.tmp/in-the-way"));
            Files.delete(directory.resolve("ledger.tmp"));
            ledger.commit(commit("2", "hour-1", 600, Checkpoint.START, false));
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.origin("file-a").orElseThrow().reached()).isEqualTo(Map.of("hour-1", 600L));
            assertThat(ledger.pending()).extracting(Commit::temporaryName).containsExactly("2.tmp");
        }
    }

    @Test
    void the_file_stays_small_however_much_is_appended() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            String carry = "c".repeat(50_000);
            ledger.register(FILE, 7);
            for (int i = 1; i <= 400; i++) {
                ledger.commit(commit("1", "hour-1", i, new Checkpoint(i, carry), false));
                ledger.published("1.tmp");
            }
            assertThat(Files.size(file)).isLessThan(5L << 20);
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.origin("file-a").orElseThrow().checkpoint().offset())
                    .isEqualTo(400);
        }
    }

    private static Commit commit(String name, String key, long reached, Checkpoint checkpoint, boolean ends) {
        OriginReached origin = new OriginReached("file-a", reached - 1, reached, checkpoint, ends);
        return new Commit("source=s/" + name + ".parquet", Table.LINES, name + ".tmp", key, 1, 10, 77, List.of(origin));
    }
}
