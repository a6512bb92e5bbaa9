package dev.hiveparquet.config;

import dev.hiveparquet.block.Origin;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run is told, checked. Immutable; its text shows no secret.
 *
 * @param replay null where nothing of the quarantine is fed back
 * @param tcp null where no TCP feed is read
 * @param s3 null where nothing is uploaded
 */
public record Settings(
        InputSettings input,
        @Nullable ReplaySettings replay,
        @Nullable TcpSettings tcp,
        OutputSettings output,
        GroupSettings groups,
        DiskSettings disk,
        JournalSettings journal,
        @Nullable S3Settings s3,
        HttpSettings http,
        ProcessSettings process) {

    /** An origin of this source whose rows are shaped as these settings say. */
    public Origin origin(String id, Origin.Kind kind, String source) {
        return new Origin(id, kind, source, output.partitionBy(), input.timestamp());
    }

    /** The same, with a replay of these files of the quarantine alone; all where none is named. */
    public Settings replaying(List<Path> files) {
        ReplaySettings named = replay == null ? null : replay.of(files);
        return new Settings(input, named, tcp, output, groups, disk, journal, s3, http, process);
    }
}
