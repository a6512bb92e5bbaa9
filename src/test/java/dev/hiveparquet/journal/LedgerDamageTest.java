package dev.hiveparquet.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to one of a ledger's two files costs nothing, wherever it is; damage to both costs the records that it hit. */
class LedgerDamageTest {
    private static final Origin FILE =
            new Origin("file-a", Origin.Kind.FILE, "s", PartitionBy.DAY, TimestampRule.RECEIVED);

    @TempDir
    Path directory;

    private Path first;
    private Path second;
    private byte[] whole;

    @BeforeEach
    void writeThreeCommits() throws IOException {
        first = directory.resolve("ledger");
        second = directory.resolve("ledger.copy");
        try (Ledger ledger = Ledger.open(first)) {
            ledger.register(FILE, 7);
            for (int i = 1; i <= 3; i++) {
                ledger.commit(commit(i));
            }
        }
        whole = Files.readAllBytes(first);
        assertThat(whole).isEqualTo(Files.readAllBytes(second));
    }

    @Test
    void a_flipped_bit_anywhere_in_one_copy_costs_nothing() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x04;
            costsNothing(at, flipped, "flipped at " + at);
        }
    }

    @Test
    void a_tail_that_is_cut_off_anywhere_costs_nothing() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            costsNothing(length, Arrays.copyOf(whole, length), "cut at " + length);
        }
    }

    @Test
    void a_tail_of_zeros_from_anywhere_costs_nothing() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            costsNothing(at, Arrays.copyOf(Arrays.copyOf(whole, at), whole.length), "zeros from " + at);
        }
    }

    @Test
    void zeros_behind_the_last_line_are_skipped_and_go() throws IOException {
        costsNothing(0, Arrays.copyOf(whole, 100_000), "zeros behind");
        assertThat(Files.size(first)).isLessThan(2_000);
    }

    @Test
    void a_copy_that_is_missing_costs_nothing() throws IOException {
        Files.delete(first);
        knows(3, 0, "first");
        Files.delete(second);
        knows(3, 0, "second");
    }

    @Test
    void a_copy_that_was_left_behind_when_the_ledger_was_written_anew_changes_nothing() throws IOException {
        try (Ledger ledger = Ledger.open(first)) {
            ledger.published("1.tmp");
            ledger.commit(commit(4));
        }
        Files.write(second, whole);

        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.lost()).isZero();
            assertThat(reached(ledger)).isEqualTo(400);
            assertThat(ledger.pending()).extracting(Commit::temporaryName).containsExactly("2.tmp", "3.tmp", "4.tmp");
        }
    }

    @Test
    void a_torn_last_line_in_both_copies_was_no_record() throws IOException {
        for (int length = lastLineStart() + 1; length < whole.length - 1; length++) {
            Files.write(first, Arrays.copyOf(whole, length));
            Files.write(second, Arrays.copyOf(whole, lastLineStart()));
            knows(2, 0, "torn at " + length);
            Files.write(first, whole);
        }
    }

    @Test
    void the_same_line_damaged_in_both_copies_is_counted_and_does_not_cost_the_later_ones() throws IOException {
        changeBoth(lines -> {
            lines.set(3, lines.get(3).replace('1', '2'));
            return lines;
        });

        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.skipped()).isEqualTo(2);
            assertThat(ledger.lost()).isEqualTo(1);
            assertThat(reached(ledger)).isEqualTo(300);
        }
        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.lost()).isZero();
        }
    }

    @Test
    void a_lost_origin_line_does_not_cost_its_offsets() throws IOException {
        changeBoth(lines -> {
            lines.removeIf(line -> line.contains("\torigin\t"));
            return lines;
        });

        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.lost()).isEqualTo(1);
            assertThat(ledger.origin("file-a")).isEmpty();
            assertThat(ledger.register(FILE, 8).reached()).isEqualTo(Map.of("hour-1", 300L));
        }
    }

    @Test
    void a_ledger_without_numbers_is_read_as_it_was_written() throws IOException {
        List<String> lines = new ArrayList<>();
        for (LedgerRecord each : List.of(
                new LedgerRecord.Format(1), new LedgerRecord.Seen(FILE, 7), new LedgerRecord.Committed(commit(3)))) {
            String rest = LedgerLine.encode(new LedgerEntry(0, each)).substring("crc_____\t0\t".length());
            CRC32C crc = new CRC32C();
            crc.update(rest.getBytes(US_ASCII));
            lines.add(String.format("%08x\t%s", crc.getValue(), rest));
        }
        Files.write(first, lines, US_ASCII);
        Files.delete(second);

        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.skipped()).isZero();
            assertThat(reached(ledger)).isEqualTo(300);
        }
    }

    @Test
    void a_second_copy_that_cannot_be_written_holds_nothing_up_and_is_written_anew() throws IOException {
        Path inTheWay = directory.resolve("ledger.copy.tmp/in-the-way");
        Files.createDirectories(inTheWay);
        try (Ledger ledger = Ledger.open(first)) {
            ledger.commit(commit(4));
            assertThat(Files.readAllBytes(second)).isEqualTo(whole);
            Files.delete(inTheWay);
            Files.delete(directory.resolve("ledger.copy.tmp"));
            ledger.commit(commit(5));
        }
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        Files.delete(first);
        knows(5, 0, "the second alone");
    }

    /** Damages the first copy, and the second at every eighth position. */
    private void costsNothing(int at, byte[] damaged, String name) throws IOException {
        Files.write(first, damaged);
        Files.write(second, whole);
        knows(3, 0, "first copy " + name);
        if (at % 8 != 0) {
            return;
        }
        Files.write(first, whole);
        Files.write(second, damaged);
        knows(3, 0, "second copy " + name);
    }

    private void knows(int commits, long lost, String name) throws IOException {
        try (Ledger ledger = Ledger.open(first)) {
            assertThat(ledger.lost()).as(name).isEqualTo(lost);
            assertThat(reached(ledger)).as(name).isEqualTo(100L * commits);
            assertThat(ledger.pending()).as(name).hasSize(commits);
        }
    }

    private void changeBoth(UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = change.apply(new ArrayList<>(List.of(new String(whole, ISO_8859_1).split("\n"))));
        Files.write(first, lines);
        Files.write(second, lines);
    }

    private int lastLineStart() {
        return new String(whole, ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
    }

    private static long reached(Ledger ledger) {
        return ledger.origin("file-a").orElseThrow().reached().get("hour-1");
    }

    private static Commit commit(int number) {
        OriginReached origin = new OriginReached("file-a", 100L * number - 1, 100L * number, Checkpoint.START, false);
        String name = Integer.toString(number);
        return new Commit(
                "source=s/" + name + ".parquet", Table.LINES, name + ".tmp", "hour-1", 1, 10, 77, List.of(origin));
    }
}
