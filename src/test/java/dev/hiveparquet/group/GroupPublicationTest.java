package dev.hiveparquet.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetFooter;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.Step;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of one partition are committed in the order in which they were opened, each once, however they are handed over. */
class GroupPublicationTest {
    @TempDir
    private Path directory;

    private final GroupFiles files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
    private final OpenGroups groups = new OpenGroups(files, 1 << 30, System::nanoTime);
    private final Progress progress = new Progress();
    private final List<Origin> finished = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private boolean failOnce;
    private Ledger ledger;
    private GroupPublication publication;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(directory.resolve("ledger"));
        progress.begin(ledger.register(Batches.FILE, 0));
        Publisher publisher = new Publisher(
                Table.LINES,
                OutputTree.open(directory.resolve("out")),
                ledger,
                Optional.empty(),
                Clock.systemUTC(),
                this::passed);
        publication = new GroupPublication(
                groups, progress, Map.of(Table.LINES, publisher), finished::add, "1.2.3", System::nanoTime);
    }

    @AfterEach
    void close() throws IOException {
        files.close();
        ledger.close();
    }

    @Test
    void a_later_group_that_comes_first_publishes_the_earlier_one_before_itself() throws IOException {
        Group first = complete(0, 10, 0);
        Group second = complete(0, 20, 10_000);

        PublishedGroup later = publication.publish(second);
        PublishedGroup earlier = publication.publish(first);

        assertThat(committed).containsExactly(name(earlier), name(later));
        assertThat(earlier.commit().rows()).isEqualTo(10);
        assertThat(later.commit().rows()).isEqualTo(20);
        assertThat(groups.unpublished()).isZero();
    }

    @Test
    void a_group_of_another_partition_does_not_wait() throws IOException {
        complete(0, 10, 0);
        Group other = complete(1, 20, 10_000);

        publication.publish(other);

        assertThat(committed).hasSize(1);
        assertThat(groups.unpublished()).isEqualTo(1);
    }

    @Test
    void a_failure_after_the_commit_is_taken_up_there_and_no_row_is_twice() throws IOException {
        Group group = complete(0, 10, 0);
        failOnce = true;

        assertThatThrownBy(() -> publication.publish(group)).hasMessageContaining("no room");
        PublishedGroup published = publication.publish(group);

        assertThat(committed).hasSize(1);
        assertThat(published.file()).exists();
        assertThat(published).isSameAs(publication.publish(group));
    }

    @Test
    void the_footer_tells_schema_version_source_and_offset_ranges() throws IOException {
        PublishedGroup published = publication.publish(complete(0, 2, 100));

        assertThat(ParquetFooter.read(published.file()).metadata())
                .containsExactly(
                        Map.entry("hive-parquet-ingest.schema", "1"),
                        Map.entry("hive-parquet-ingest.version", "1.2.3"),
                        Map.entry("hive-parquet-ingest.source", "test"),
                        Map.entry("hive-parquet-ingest.origins", "file-1:100-125"));
    }

    @Test
    void an_origin_is_finished_with_its_last_group() throws IOException {
        Group group = complete(0, 10, 0);
        progress.ended(Batches.FILE);
        assertThat(finished).isEmpty();

        publication.publish(group);

        assertThat(finished).containsExactly(Batches.FILE);
    }

    private Group complete(int minute, int lines, long offset) {
        RowBatch batch = Batches.of(minute, lines, offset);
        Group group = groups.open(batch.partition());
        progress.blockStarted(Batches.FILE, offset, "");
        groups.add(group, batch, progress);
        progress.blockFinished(Batches.FILE, batch.block().endOffset(), "");
        groups.completed(group);
        return group;
    }

    private void passed(Step step, String temporaryName) {
        if (step == Step.COMMITTED) {
            committed.add(temporaryName);
        }
        if (step == Step.DIRECTORIES_CREATED && failOnce) {
            failOnce = false;
            throw new UncheckedIOException(new IOException("no room"));
        }
    }

    private static String name(PublishedGroup published) {
        return published.commit().temporaryName();
    }
}
