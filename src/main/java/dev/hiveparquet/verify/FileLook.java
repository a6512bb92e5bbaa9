package dev.hiveparquet.verify;

import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.OriginReached;
import dev.hiveparquet.parquet.FileLayout;
import dev.hiveparquet.parquet.StoredFile;
import dev.hiveparquet.parquet.TimeSpan;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.FileName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open file of a tree, held to its place: rows, name and partition. */
final class FileLook {
    private static final String ORIGINS = "hive-parquet-ingest.origins";
    private static final String SESSIONS = "hive-parquet-ingest.sessions.schema";
    private static final String SOURCE = "hive-parquet-ingest.source";
    private static final String NAME = "\\d{8}T\\d{6}Z-[0-9a-f]{16}\\.parquet";

    private final Place place;
    private final StoredFile file;
    private final FileLayout layout;
    private final String source;
    private final List<OriginRange> ranges;
    /** Whether the name tells the ranges: a file of sessions holds none, and its name tells its rows. */
    private final boolean named;

    /**
     * Looks at a file.
     *
     * @throws IllegalArgumentException if its footer lacks what this program writes there
     */
    FileLook(Place place, StoredFile file) {
        this.place = place;
        this.file = file;
        layout = file.layout();
        String origins = layout.metadata().get(ORIGINS);
        String label = layout.metadata().get(SOURCE);
        boolean sessions = place.table() == Table.SESSIONS && layout.metadata().containsKey(SESSIONS);
        if (label == null || (origins == null && !sessions)) {
            throw new IllegalArgumentException("its footer names no origins");
        }
        source = label;
        ranges = origins == null ? List.of() : OriginRange.parse(origins);
        named = !sessions;
    }

    FileLayout layout() {
        return layout;
    }

    List<OriginRange> ranges() {
        return ranges;
    }

    /** The partition of its directory, if that is one of its source. */
    Optional<Partition> partition() {
        return Partition.parse(place.table(), place.directory())
                .filter(partition -> partition.source().equals(source));
    }

    /** How many rows lie outside of the partition; from the bounds alone 1 stands for some. */
    long strangers(Partition partition, boolean deep) throws IOException {
        if (deep) {
            return file.rowsWhere(time -> !partition.contains(time));
        }
        TimeSpan times = layout.times();
        boolean inside = times == null
                || (partition.contains(times.leastMicros()) && partition.contains(times.greatestMicros()));
        return inside ? 0 : 1;
    }

    /** Whether the digest in the file's name is that of its content in this partition; not looked at for sessions. */
    boolean isNamedFor(Partition partition) {
        return !named
                || (place.name().matches(NAME) && place.name().endsWith("-" + digest(partition) + FileName.SUFFIX));
    }

    /** The name that its content has in this partition. */
    String rightName(Partition partition) throws IOException {
        long[] first = {Long.MIN_VALUE};
        long unused = file.rowsWhere(time -> {
            first[0] = first[0] == Long.MIN_VALUE ? time : first[0];
            return true;
        });
        return FileName.of(first[0], partition.key(), reached());
    }

    /** The other directory that the file's name says it belongs to, where its rows belong there too. */
    @Nullable
    String home() {
        TimeSpan times = layout.times();
        if (times == null) {
            return null;
        }
        for (PartitionBy by : named ? PartitionBy.values() : new PartitionBy[] {PartitionBy.DAY}) {
            Partition partition = Partition.of(place.table(), source, by, times.leastMicros());
            boolean elsewhere = !partition.path().equals(place.directory());
            if (elsewhere && isNamedFor(partition) && partition.contains(times.greatestMicros())) {
                return partition.path();
            }
        }
        return null;
    }

    private String digest(Partition partition) {
        return FileName.digest(partition.key(), reached());
    }

    private List<OriginReached> reached() {
        return ranges.stream()
                .map(range -> new OriginReached(
                        range.origin(), range.firstOffset(), range.reached(), Checkpoint.START, false))
                .toList();
    }
}
