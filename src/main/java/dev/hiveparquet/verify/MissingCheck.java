package dev.hiveparquet.verify;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.upload.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds files of one table that were committed or queued and are nowhere. Those of the quarantine are not looked for: they go when their
 * lines are fed back, and may be deleted. To be run last, when all that is somewhere has been found; looks once more
 * before it says so, since a running process uploads and removes files meanwhile.
 */
final class MissingCheck {
    private final Scene scene;
    private final Table table;
    private final @Nullable Bucket bucket;

    /**
     * A check.
     *
     * @param table one whose files are uploaded
     * @param bucket null where there is none, or it cannot be looked at
     */
    MissingCheck(Scene scene, Table table, @Nullable Bucket bucket) {
        this.scene = scene;
        this.table = table;
        this.bucket = bucket;
    }

    /** Returns how many committed files are not here and may be in a bucket that was not looked at. */
    long run() throws IOException {
        scene.uploads().readAgain();
        if (bucket != null) {
            for (String path : new TreeSet<>(scene.uploads().paths(table))) {
                entry(bucket, path);
            }
        }
        Map<String, Recorded.Entry> gone = new TreeMap<>();
        scene.recorded().forEachNotFound(table, gone::put);
        if (!isCertain()) {
            return gone.size();
        }
        for (Map.Entry<String, Recorded.Entry> file : gone.entrySet()) {
            if (!isSomewhere(file.getKey())) {
                missing(file.getKey(), file.getValue());
            }
        }
        return 0;
    }

    /** What is not here may be in the bucket, where uploads are on, or were. */
    private boolean isCertain() {
        return bucket != null
                || (scene.settings().s3() == null && !scene.uploads().everUsed());
    }

    private boolean isSomewhere(String path) throws IOException {
        return Files.exists(scene.root(table).resolve(path))
                || scene.uploads().names(table, path)
                || scene.isSetAside(table, path)
                || scene.forgotten().contains(table, path)
                || (bucket != null && bucket.find(path) != null);
    }

    private void missing(String path, Recorded.Entry entry) {
        Path file = scene.root(table).resolve(path);
        String detail = "it was committed with " + entry.rows + " rows in " + entry.bytes + " bytes";
        Finding.Repair repair =
                scene.options().forgetMissing() ? () -> scene.forgotten().add(table, path) : null;
        scene.findings().add(new Finding(FindingKind.MISSING, file.toString(), detail, repair));
    }

    private void entry(Bucket objects, String path) throws IOException {
        Path entry = scene.uploads().entry(table, path);
        if (entry == null || Files.exists(scene.root(table).resolve(path)) || isExpected(path)) {
            return;
        }
        if (objects.find(path) == null && Files.exists(entry)) {
            scene.recorded().found(table, path);
            scene.findings()
                    .add(new Finding(
                            FindingKind.ENTRY_WITHOUT_FILE,
                            entry.toString(),
                            "there is no " + path,
                            () -> scene.setAsideEntry(entry)));
        }
    }

    /** The file is in the tree under another name or place, or about to get its name. */
    private boolean isExpected(String path) {
        Recorded.Entry committed = scene.recorded().find(table, path);
        return committed != null && committed.isFound();
    }
}
