package dev.hiveparquet.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.OriginReached;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is whole and committed before it is visible, and nothing is ever written outside the root. */
class PublisherTest {
    private static final String PARTITION = "source=s/year=2026/month=01";
    private static final FileWriter FIVE_BYTES = channel -> new Written(2, channel.write(bytes("hello")));
    private static final FileCheck TWO_ROWS = file -> 2;

    @TempDir
    Path directory;

    private Path out;
    private Ledger ledger;
    private Publisher publisher;

    @BeforeEach
    void open() throws IOException {
        out = directory.resolve("out");
        ledger = Ledger.open(directory.resolve("ledger"));
        publisher = publisher(Table.LINES, Optional.empty());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void a_file_is_committed_before_it_is_visible() throws IOException {
        Commit commit = publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS);

        assertThat(commit.path()).isEqualTo(PARTITION + "/a.parquet");
        assertThat(commit.rows()).isEqualTo(2);
        assertThat(commit.bytes()).isEqualTo(5);
        assertThat(commit.committedAtMicros()).isEqualTo(1_767_225_600_000_000L);
        assertThat(ledger.pending()).hasSize(1);
        assertThat(files()).containsExactly(".incoming/a.parquet.tmp");

        Path file = publisher.complete(commit);

        assertThat(out.toRealPath().relativize(file)).hasToString(PARTITION + "/a.parquet");
        assertThat(files()).containsExactly(PARTITION + "/a.parquet");
        assertThat(ledger.pending()).isEmpty();
        assertThat(directory.resolve("uploads")).doesNotExist();
    }

    @Test
    void completing_again_does_nothing() throws IOException {
        UploadQueue uploads = UploadQueue.open(directory.resolve("uploads"));
        publisher = publisher(Table.LINES, Optional.of(uploads));
        Commit commit = publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS);
        publisher.complete(commit);
        uploads.confirm(uploads.oldest().orElseThrow());
        publisher.removePublished(commit.path());

        publisher.complete(commit);

        assertThat(uploads.size()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_failed_write_leaves_no_file_and_no_commit() throws IOException {
        FileWriter failing = channel -> {
            channel.write(bytes("hel"));
            throw new IOException("No space left on device");
        };

        assertThatThrownBy(() -> publisher.commit(publication("a.parquet"), failing, TWO_ROWS))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + out.toRealPath().resolve(".incoming/a.parquet.tmp")
                        + ": No space left on device");
        assertThat(files()).isEmpty();
        assertThat(ledger.pending()).isEmpty();
    }

    @Test
    void a_file_that_does_not_read_back_as_written_is_not_committed() throws IOException {
        assertThatThrownBy(() -> publisher.commit(publication("a.parquet"), FIVE_BYTES, file -> 3))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(
                        "a.parquet.tmp reads back as 3 rows in 5 bytes, but 2 rows in 5 bytes were written");
        assertThat(files()).isEmpty();
        assertThat(ledger.pending()).isEmpty();
    }

    @Test
    void a_commit_that_may_or_may_not_be_on_disk_keeps_its_file() throws IOException {
        Publication publication = new Publication(PARTITION, "key", "a.parquet", () -> {
            closeLedgerAndBlockIt();
            return origins();
        });

        assertThatThrownBy(() -> publisher.commit(publication, FIVE_BYTES, TWO_ROWS))
                .isInstanceOf(IOException.class);
        assertThat(files()).containsExactly(".incoming/a.parquet.tmp");
    }

    @Test
    void a_shorter_second_attempt_does_not_keep_bytes_of_the_first() throws IOException {
        Files.writeString(out.resolve(".incoming/a.parquet.tmp"), "something much longer");

        publisher.complete(publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS));

        assertThat(out.resolve(PARTITION + "/a.parquet")).hasContent("hello");
    }

    @Test
    void removing_the_last_file_of_a_directory_removes_the_directories_up_to_the_root() throws IOException {
        publisher.complete(publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS));
        publisher.complete(publisher.commit(publication("b.parquet"), FIVE_BYTES, TWO_ROWS));

        publisher.removePublished(PARTITION + "/a.parquet");
        assertThat(files()).containsExactly(PARTITION + "/b.parquet");
        publisher.removePublished(PARTITION + "/b.parquet");
        publisher.removePublished(PARTITION + "/b.parquet");

        assertThat(out.resolve("source=s")).doesNotExist();
        assertThat(out).exists();
    }

    @Test
    void a_symbolic_link_below_the_root_is_not_followed() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(out.resolve("source=s"), outside);
        Commit commit = publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS);

        assertThatThrownBy(() -> publisher.complete(commit))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("source=s is a file or a symbolic link now, not a directory");
        assertThatThrownBy(() -> publisher.removePublished(commit.path())).isInstanceOf(IOException.class);
        assertThat(outside).isEmptyDirectory();

        Files.delete(out.resolve("source=s"));
        assertThat(publisher.complete(commit)).hasContent("hello");
    }

    @Test
    void a_root_that_became_a_symbolic_link_is_not_written_to() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.move(out, directory.resolve("moved"));
        Files.createSymbolicLink(out, outside);

        assertThatThrownBy(() -> publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("symbolic link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_root_that_is_gone_is_an_error() throws IOException {
        Files.move(out, directory.resolve("moved"));

        assertThatThrownBy(() -> publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("out is gone");
        assertThat(out).doesNotExist();
    }

    @Test
    void paths_that_lead_out_of_the_root_are_refused() {
        for (String path : List.of("../a", "/abs", "a//b", "a/../b", ".", "a/.hidden", "", "a/b\\c", "a\u0000b")) {
            assertThatThrownBy(() -> new Publication(path, "key", "a.parquet", List::of))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> publisher.removePublished(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void recovery_deletes_what_was_not_committed_and_only_its_own_table_is_touched() throws IOException {
        Publisher quarantine = publisher(Table.QUARANTINE, Optional.empty());
        Commit rejected = quarantine.commit(publication("q.parquet"), FIVE_BYTES, TWO_ROWS);
        Files.createDirectories(out.resolve(".incoming/stale/deep"));
        Files.writeString(out.resolve(".incoming/lock"), "1");

        assertThat(Recovery.run(publisher)).isEqualTo(new Recovery.Result(0, 1, 0));

        assertThat(files()).containsExactly(".incoming/lock");
        assertThat(ledger.pending()).containsExactly(withoutOrigins(rejected));
        assertThat(Recovery.run(quarantine)).isEqualTo(new Recovery.Result(1, 0, 0));
    }

    @Test
    void recovery_never_publishes_a_file_that_is_shorter_than_committed() throws IOException {
        publisher.commit(publication("a.parquet"), FIVE_BYTES, TWO_ROWS);
        Files.writeString(out.resolve(".incoming/a.parquet.tmp"), "hel");

        assertThat(Recovery.run(publisher)).isEqualTo(new Recovery.Result(0, 0, 1));

        assertThat(files()).containsExactly(".incoming/a.parquet.tmp.damaged");
        assertThat(ledger.pending()).isEmpty();
    }

    private Publisher publisher(Table table, Optional<UploadQueue> uploads) throws IOException {
        Path root = table == Table.LINES ? out : directory.resolve("quarantine");
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
        return new Publisher(table, OutputTree.open(root), ledger, uploads, clock, StepObserver.NONE);
    }

    private void closeLedgerAndBlockIt() {
        try {
            ledger.close();
            Files.createDirectories(directory.resolve("ledger.tmp"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Publication publication(String name) {
        return new Publication(PARTITION, "key", name, PublisherTest::origins);
    }

    private static List<OriginReached> origins() {
        return List.of(new OriginReached("file-a", 0, 100, Checkpoint.START, false));
    }

    private static Commit withoutOrigins(Commit commit) {
        return new Commit(
                commit.path(),
                commit.table(),
                commit.temporaryName(),
                commit.partitionKey(),
                commit.rows(),
                commit.bytes(),
                commit.committedAtMicros(),
                List.of());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
