package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.DiskBudget;
import dev.hiveparquet.publish.TreeSize;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.simulate.FeedGenerator;
import dev.hiveparquet.simulate.FeedOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of a bucket that is away for 72 hours while 300 lines come a second, by a clock that the test sets. */
class LongOutageTest {
    private static final Duration OUTAGE = Duration.ofHours(72);
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final int LINES_A_SECOND = 300;
    private static final int FILES = (int) OUTAGE.dividedBy(MAX_AGE);
    private static final int FILES_AN_HOUR = 12;
    private static final long GIB = 1L << 30;

    @TempDir
    Path directory;

    private Duration now = Duration.ofDays(1);

    @Test
    void the_queue_holds_what_came_and_reading_stops_and_goes_on_where_the_budget_says() throws Exception {
        long fileBytes = fileBytes();
        // What application.properties says of a day, and what the default of 64 GiB is good for.
        assertThat(fileBytes * FILES / 3).isBetween(GIB / 4, GIB / 2);
        UploadQueue queue = UploadQueue.open(directory.resolve("uploads"));
        DiskBudget ample = budget(queue, 64 * GIB);
        DiskBudget tight = budget(queue, fileBytes * 24 * FILES_AN_HOUR);
        for (int file = 0; file < FILES; file++) {
            if (file % FILES_AN_HOUR == 0) {
                assertThat(ample.reached()).isNull();
                assertThat(tight.reached() != null)
                        .as("after %d hours", file / FILES_AN_HOUR)
                        .isEqualTo(file >= 24 * FILES_AN_HOUR);
            }
            now = now.plus(MAX_AGE);
            queue.add(commit(file, fileBytes));
        }
        assertThat(queue.bytes()).isEqualTo(FILES * fileBytes);
        assertThat(queue.size()).isEqualTo(864);
        queue.releaseAll();

        int uploaded = uploadOldestFirst(queue, tight);

        assertThat(uploaded).isEqualTo(48 * FILES_AN_HOUR + 1);
        assertThat(queue.bytes()).isEqualTo((24 * FILES_AN_HOUR - 1) * fileBytes);
    }

    /** Until there is room; each file that goes is the oldest. */
    private static int uploadOldestFirst(UploadQueue queue, DiskBudget budget) throws IOException {
        int uploaded = 0;
        for (Optional<Path> oldest = queue.oldest(); oldest.isPresent(); oldest = queue.oldest()) {
            assertThat(queue.read(oldest.get()).path()).isEqualTo("file-" + uploaded + ".parquet");
            queue.confirm(oldest.get());
            uploaded++;
            if (budget.reached() == null) {
                return uploaded;
            }
        }
        return uploaded;
    }

    private DiskBudget budget(UploadQueue queue, long maxBytes) {
        return new DiskBudget(
                "the upload queue", "ingest.max-upload-queue-bytes", maxBytes, queue::bytes, () -> now.toNanos());
    }

    private Commit commit(int file, long bytes) {
        return new Commit(
                "file-" + file + ".parquet", Table.LINES, "tmp", "key", 1, bytes, now.toNanos() / 1000, List.of());
    }

    /** The size of the file that the lines of five minutes make. */
    private long fileBytes() throws IOException, SQLException {
        long lines = MAX_AGE.toSeconds() * LINES_A_SECOND;
        FeedGenerator feed =
                new FeedGenerator(FeedOptions.of(7, lines).withTime(FeedOptions.DEFAULT_START, LINES_A_SECOND));
        Origin origin = Pipeline.file("file-1");
        byte[] buffer = new byte[1 << 20];
        try (Pipeline run = new Pipeline(directory, 1_000)) {
            run.origins.begin(origin, Pipeline.NOW, Checkpoint.START);
            long offset = 0;
            for (int length = feed.fill(buffer, lines); length > 0; length = feed.fill(buffer, lines)) {
                run.take(new Block(Block.Kind.LINES, origin, offset, length, Pipeline.NOW, buffer, 0, length));
                offset += length;
            }
            run.publishAll();
        }
        assertThat(Rows.query(directory.resolve("out"), "select count(*) from $files"))
                .containsExactly("90000");
        return TreeSize.of(directory.resolve("out"));
    }
}
