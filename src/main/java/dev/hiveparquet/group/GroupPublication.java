package dev.hiveparquet.group;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.OriginReached;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.parquet.ParquetFooter;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.FileName;
import dev.hiveparquet.publish.Publication;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.Written;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Publishes complete groups: those of one partition one after another in the order in which they were opened, those of
 * different partitions side by side. Thread-safe.
 *
 * <p>Whoever comes with a group first publishes the older ones of its partition that are still waiting, so the order does not
 * depend on which thread is given which group, and no thread waits for another that has not begun.
 */
public final class GroupPublication {
    private final OpenGroups groups;
    private final Progress progress;
    private final Map<Table, Publisher> publishers;
    private final Consumer<Origin> finishedOrigins;
    private final String version;
    private final LongSupplier nanoClock;

    /**
     * A publication.
     *
     * @param publishers one for each table
     * @param finishedOrigins hears once of each origin whose last row is committed; must not throw, for the group is published
     *     whatever it does
     * @param version the program's, for the footer
     * @param nanoClock a monotonic clock, in nanoseconds
     */
    public GroupPublication(
            OpenGroups groups,
            Progress progress,
            Map<Table, Publisher> publishers,
            Consumer<Origin> finishedOrigins,
            String version,
            LongSupplier nanoClock) {
        this.groups = groups;
        this.progress = progress;
        this.publishers = publishers;
        this.finishedOrigins = finishedOrigins;
        this.version = version;
        this.nanoClock = nanoClock;
    }

    /**
     * Publishes a group, and before it the older ones of its partition.
     *
     * @throws IOException if it is not published; it may be tried again, and goes on where it failed
     * @throws IllegalStateException if the group, or an older one of its partition, is spoiled: nothing of the partition is
     *     published any more, and the next start reads its rows again
     */
    public PublishedGroup publish(Group group) throws IOException {
        Lane lane = group.lane();
        lane.publishing().lock();
        try {
            PublishedGroup published = group.published();
            while (published == null) {
                publishOne(Objects.requireNonNull(lane.oldest()));
                published = group.published();
            }
            return published;
        } finally {
            lane.publishing().unlock();
        }
    }

    private void publishOne(Group group) throws IOException {
        if (group.isSpoiled()) {
            throw new IllegalStateException(
                    "an addition to a group of " + group.partition().key()
                            + " failed; its rows stay where they came from, and the next start reads them again");
        }
        Publisher publisher =
                Objects.requireNonNull(publishers.get(group.partition().table()));
        Commit commit = group.commit();
        if (commit == null) {
            commit = publisher.commit(
                    publication(group),
                    channel -> write(group, channel),
                    file -> ParquetFooter.read(file).rows());
            group.committed(commit);
        }
        Path file = publisher.complete(commit);
        for (Origin origin : progress.committed(group)) {
            finishedOrigins.accept(origin);
        }
        Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - group.openedNanos());
        CompletionCause cause = Objects.requireNonNullElse(group.cause(), CompletionCause.STOP);
        group.published(new PublishedGroup(file, commit, cause, elapsed));
        groups.published(group);
    }

    private Publication publication(Group group) {
        String name = FileName.of(group.firstMicros(), group.partition().key(), progress.reached(group));
        return new Publication(group.partition().path(), group.partition().key(), name, () -> progress.reached(group));
    }

    private Written write(Group group, FileChannel channel) throws IOException {
        var written = group.file().writeTo(channel, metadata(group));
        return new Written(written.rows(), written.bytes());
    }

    /** What the footer says of the file beside its rows. */
    private Map<String, String> metadata(Group group) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("hive-parquet-ingest.schema", "1");
        metadata.put("hive-parquet-ingest.version", version);
        metadata.put("hive-parquet-ingest.source", group.partition().source());
        List<OriginReached> origins = progress.reached(group);
        StringBuilder ranges = new StringBuilder();
        for (OriginReached origin : origins) {
            ranges.append(ranges.isEmpty() ? "" : " ")
                    .append(origin.origin())
                    .append(':')
                    .append(origin.firstOffset())
                    .append('-')
                    .append(origin.reached());
        }
        metadata.put("hive-parquet-ingest.origins", ranges.toString());
        return metadata;
    }
}
