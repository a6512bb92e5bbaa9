package dev.hiveparquet.camel;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.upload.ObjectStore;
import org.jspecify.annotations.Nullable;

/** The parts that are told when settings change, since they lie in packages that know no settings or hold threads. */
final class Tuning {
    private final OpenGroups openGroups;
    private final GroupFiles groupFiles;
    private final DiskRoom diskRoom;
    private final Pools pools;
    private final @Nullable ObjectStore store;

    /** The parts; there is no store where nothing is uploaded. */
    Tuning(OpenGroups openGroups, GroupFiles groupFiles, DiskRoom diskRoom, Pools pools, @Nullable ObjectStore store) {
        this.openGroups = openGroups;
        this.groupFiles = groupFiles;
        this.diskRoom = diskRoom;
        this.pools = pools;
        this.store = store;
    }

    /** Puts these settings in force. */
    void tune(Settings settings) {
        openGroups.maxBytes(OpenBytes.within(Runtime.getRuntime(), settings.groups()));
        groupFiles.compressAt(settings.groups().zstdLevel());
        diskRoom.bound(settings.disk());
        S3Settings s3 = settings.s3();
        if (s3 != null && store != null) {
            store.minRate(s3.transfer().minBytesPerSecond());
            pools.uploadWith(s3.uploadThreads());
        }
    }
}
