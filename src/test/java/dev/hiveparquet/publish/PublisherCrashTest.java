package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.OriginReached;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the process dies on a file's way, the next start leaves each row published once and no file half made. */
class PublisherCrashTest {
    private static final String PARTITION = "source=s/year=2026/month=01";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
    private static final Origin ORIGIN =
            new Origin("file-a", Origin.Kind.FILE, "s", PartitionBy.MONTH, TimestampRule.SENTENCE);

    @TempDir
    Path directory;

    /** Not an exception, so that nothing on its way tidies up as it would not when the process dies. */
    @SuppressWarnings("serial")
    private static final class Death extends Error {}

    @ParameterizedTest
    @EnumSource(Step.class)
    void each_row_is_published_once_wherever_the_process_dies(Step fatal) throws IOException {
        dieAt(fatal);
        assertPublishedOnceAfterRestart();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_death_during_recovery_changes_nothing(Step fatal) throws IOException {
        dieAt(Step.COMMITTED);
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            Recovery.run(publisher(ledger, dying(fatal)));
        } catch (Death expected) {
            assertThat(fatal).isGreaterThan(Step.COMMITTED);
        }
        assertPublishedOnceAfterRestart();
    }

    private void dieAt(Step fatal) throws IOException {
        boolean died = false;
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            ledger.register(ORIGIN, 7);
            publishRest(ledger, dying(fatal));
        } catch (Death expected) {
            died = true;
        }
        assertThat(died).isTrue();
    }

    private void assertPublishedOnceAfterRestart() throws IOException {
        try (Ledger ledger = Ledger.open(directory.resolve("ledger"))) {
            Recovery.run(publisher(ledger, StepObserver.NONE));
            publishRest(ledger, StepObserver.NONE);
            assertThat(Recovery.run(publisher(ledger, StepObserver.NONE))).isEqualTo(new Recovery.Result(0, 0, 0));
            assertThat(ledger.pending()).isEmpty();
        }
        List<Path> files = published();
        assertThat(files).hasSize(1);
        assertThat(Files.readString(files.get(0))).isEqualTo("rows 0 to 100");
        assertThat(directory.resolve("out/.incoming")).isEmptyDirectory();
        UploadQueue uploads = UploadQueue.open(directory.resolve("uploads"));
        assertThat(uploads.size()).isEqualTo(1);
        assertThat(uploads.read(uploads.oldest().orElseThrow()))
                .isEqualTo(new UploadEntry(PARTITION + "/" + files.get(0).getFileName(), 13, 100));
        assertThat(directory.resolve("uploads")).isDirectoryNotContaining("glob:**.tmp");
    }

    /** What a run does: it reads from where the ledger says and publishes what it gets. */
    private void publishRest(Ledger ledger, StepObserver steps) throws IOException {
        Publisher publisher = publisher(ledger, steps);
        OriginState state = ledger.register(ORIGIN, 7);
        long from = state.reached().getOrDefault("key", state.checkpoint().offset());
        if (from < 100) {
            List<OriginReached> origins =
                    List.of(new OriginReached("file-a", from, 100, new Checkpoint(50, "c50"), false));
            String name = FileName.of(1_767_225_600_000_000L, "key", origins);
            byte[] content = ("rows " + from + " to 100").getBytes(StandardCharsets.US_ASCII);
            Commit commit = publisher.commit(
                    new Publication(PARTITION, "key", name, () -> origins),
                    channel -> new Written(100, channel.write(ByteBuffer.wrap(content))),
                    file -> 100);
            publisher.complete(commit);
        }
    }

    private Publisher publisher(Ledger ledger, StepObserver steps) throws IOException {
        OutputTree tree = OutputTree.open(directory.resolve("out"));
        UploadQueue uploads = UploadQueue.open(directory.resolve("uploads"));
        return new Publisher(Table.LINES, tree, ledger, Optional.of(uploads), CLOCK, steps);
    }

    private static StepObserver dying(Step fatal) {
        return (step, name) -> {
            if (step == fatal) {
                throw new Death();
            }
        };
    }

    private List<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
