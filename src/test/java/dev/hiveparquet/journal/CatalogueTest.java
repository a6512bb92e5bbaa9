package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger forgets is listed, within bounds, and a list that cannot be written holds up nothing. */
class CatalogueTest {
    @TempDir
    Path directory;

    @Test
    void published_files_are_listed_when_the_ledger_is_written_anew_and_unpublished_ones_are_not() throws IOException {
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            ledger.commit(commit("source=a b/1.parquet", Table.LINES));
            ledger.published("source=a b/1.parquet.tmp");
            ledger.commit(commit("2.parquet", Table.QUARANTINE));
            assertThat(directory.resolve("catalogue")).doesNotExist();
        }
        Ledger.open(directory.resolve("ledger")).close();
        Ledger.open(directory.resolve("ledger")).close();

        assertThat(listed(new Catalogue(directory.resolve("catalogue"))))
                .containsExactly("LINES source=a b/1.parquet 2 3 4");
        List<String> all = new ArrayList<>();
        CommittedFiles files = CommittedFiles.read(directory, commit -> all.add(commit.path()));
        assertThat(all).containsExactly("2.parquet", "source=a b/1.parquet");
        assertThat(files.pending()).extracting(Commit::path).containsExactly("2.parquet");
        assertThat(files.damagedLines()).isZero();
        assertThat(files.lostRecords()).isZero();
    }

    @Test
    void damaged_lines_are_passed_over() throws IOException {
        Catalogue catalogue = new Catalogue(directory.resolve("c"));
        catalogue.add(List.of(commit("1.parquet", Table.LINES), commit("2.parquet", Table.LINES)));
        String text = Files.readString(directory.resolve("c"));
        Files.writeString(directory.resolve("c"), text.replace("1.parquet", "3.parquet") + "half\ta line");
        assertThat(listed(catalogue)).containsExactly("LINES 2.parquet 2 3 4");
    }

    @Test
    void it_is_bounded_and_what_is_older_is_forgotten_first() throws IOException {
        Catalogue catalogue = new Catalogue(directory.resolve("c"), 100);
        for (int i = 10; i < 30; i++) {
            catalogue.add(List.of(commit(i + ".parquet", Table.LINES)));
        }
        assertThat(listed(catalogue)).hasSizeBetween(4, 8).last().isEqualTo("LINES 29.parquet 2 3 4");
        assertThat(Files.size(directory.resolve("c"))).isLessThan(200);
        assertThat(Files.size(directory.resolve("c.older"))).isLessThan(200);
    }

    @Test
    void a_catalogue_that_cannot_be_written_does_not_hold_up_the_ledger() throws IOException {
        Files.createDirectory(directory.resolve("catalogue"));
        Files.writeString(directory.resolve("catalogue/x"), "x", StandardOpenOption.CREATE);
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            ledger.commit(commit("1.parquet", Table.LINES));
            ledger.published("1.parquet.tmp");
        }
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            assertThat(ledger.pending()).isEmpty();
        }
    }

    private static List<String> listed(Catalogue catalogue) throws IOException {
        List<String> files = new ArrayList<>();
        catalogue.read(commit -> files.add(commit.table() + " " + commit.path() + " " + commit.rows() + " "
                + commit.bytes() + " " + commit.committedAtMicros()));
        return files;
    }

    private static Commit commit(String path, Table table) {
        return new Commit(path, table, path + ".tmp", "key", 2, 3, 4, List.of());
    }
}
