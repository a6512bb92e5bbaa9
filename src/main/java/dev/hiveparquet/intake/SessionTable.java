package dev.hiveparquet.intake;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetFooter;
import dev.hiveparquet.parquet.SessionsFile;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.FileName;
import dev.hiveparquet.publish.Publication;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.publish.Written;
import dev.hiveparquet.session.FeedSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published table of a feed's sessions: a tree of its own, partitioned by the day on which a row begins.
 *
 * <p>A file's name follows from its rows, so publishing the same rows again replaces the same file, here and in the bucket.
 */
public final class SessionTable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionTable.class);

    private final GroupFiles files;
    private final Publisher publisher;
    private final @Nullable UploadQueue uploads;
    private final String version;

    /**
     * A table.
     *
     * @param files writes the files
     * @param publisher the table's
     * @param uploads the queue that the publisher adds to, null where nothing is uploaded
     * @param version the program's, for the footer
     */
    public SessionTable(GroupFiles files, Publisher publisher, @Nullable UploadQueue uploads, String version) {
        this.files = files;
        this.publisher = publisher;
        this.uploads = uploads;
        this.version = version;
    }

    /** Publishes rows, one file for each day; where it fails, the same rows are to be published again. */
    public void publish(List<FeedSession> rows) throws IOException {
        Map<Partition, List<FeedSession>> days = rows.stream()
                .collect(Collectors.groupingBy(SessionTable::partition, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Partition, List<FeedSession>> day : days.entrySet()) {
            publish(day.getKey(), day.getValue());
        }
    }

    private void publish(Partition day, List<FeedSession> rows) throws IOException {
        String name = FileName.of(rows.get(0).beganMicros(), day.key(), rows.toString());
        SessionsFile file = new SessionsFile(files, rows);
        Commit commit = publisher.commit(
                new Publication(day.path(), day.key(), name, List::of),
                channel -> {
                    var written = file.writeTo(channel, metadata(day));
                    return new Written(written.rows(), written.bytes());
                },
                path -> ParquetFooter.read(path).rows());
        publisher.complete(commit);
        if (uploads != null) {
            uploads.release(commit);
        }
        LOG.info("{} rows of the sessions table, {} bytes, {}", commit.rows(), commit.bytes(), commit.path());
    }

    private Map<String, String> metadata(Partition day) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("hive-parquet-ingest.sessions.schema", "1");
        metadata.put("hive-parquet-ingest.version", version);
        metadata.put("hive-parquet-ingest.source", day.source());
        return metadata;
    }

    private static Partition partition(FeedSession row) {
        return Partition.of(Table.SESSIONS, row.source(), PartitionBy.DAY, row.beganMicros());
    }
}
