package dev.hiveparquet.config;

import dev.hiveparquet.partition.PartitionBy;
import java.nio.file.Path;

/**
 * Where things go on disk.
 *
 * @param outDir root of the published tree
 * @param stateDir journal, ledger, upload queue, quarantine, lock and health; neither inside {@code outDir} nor around it
 * @param partitionBy granularity of the partitions
 */
public record OutputSettings(Path outDir, Path stateDir, PartitionBy partitionBy) {
    public OutputSettings {
        if (Directories.overlap(outDir, stateDir)) {
            throw new IllegalArgumentException("out-dir " + outDir + " and state-dir " + stateDir + " overlap");
        }
    }
}
