package dev.hiveparquet.verify;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.upload.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the bucket to what is here and to what was committed of one table. Lists it once, a thousand objects a request; asks for single
 * objects only where something seems wrong. Remembers the files that are here and not queued.
 */
final class BucketCheck {
    private final Scene scene;
    private final Table table;
    private final Bucket bucket;
    private final Map<String, Held> local = new HashMap<>();

    BucketCheck(Scene scene, Table table, Bucket bucket) {
        this.scene = scene;
        this.table = table;
        this.bucket = bucket;
    }

    /** A file that is here. One that is queued will be put and compared anyway. */
    void here(Held file) {
        if (!scene.uploads().names(table, file.place().path())) {
            local.put(file.place().path(), file);
        }
    }

    /** Whether the bucket could be looked at. */
    boolean run() throws IOException {
        try {
            bucket.list(this::item);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            scene.findings().add(new Finding(FindingKind.BUCKET_UNSEEN, bucket.name(""), reason(e)));
            return false;
        }
        scene.uploads().readAgain();
        for (Map.Entry<String, Held> file : new TreeMap<>(local).entrySet()) {
            unqueued(file.getKey(), file.getValue());
        }
        return true;
    }

    private void item(Bucket.Item item) {
        scene.tally().object();
        scene.recorded().found(table, item.path());
        Held file = local.remove(item.path());
        Recorded.Entry committed = scene.recorded().find(table, item.path());
        try {
            if (file != null) {
                compare(item, file);
            } else if (committed != null && committed.bytes != item.bytes() && isGone(item.path())) {
                String detail = "it has " + item.bytes() + " bytes, but " + committed.bytes + " were committed";
                scene.findings().add(new Finding(FindingKind.OBJECT_DIFFERS, bucket.name(item.path()), detail));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGone(String path) {
        return !Files.exists(scene.root(table).resolve(path))
                && !scene.uploads().names(table, path);
    }

    private void compare(Bucket.Item item, Held file) throws IOException {
        String problem = null;
        if (item.bytes() != file.bytes()) {
            problem = "it has " + item.bytes() + " bytes, the file here " + file.bytes();
        } else if (!scene.options().quick() && differs(item, file)) {
            problem = "its checksum is another one than that of the file here";
        }
        if (problem != null) {
            scene.findings()
                    .add(new Finding(
                            FindingKind.OBJECT_DIFFERS, bucket.name(item.path()), problem, () -> replace(file)));
        }
    }

    private boolean differs(Bucket.Item item, Held file) throws IOException {
        try {
            return bucket.differs(item, file.place().file());
        } catch (NoSuchFileException uploadedAndRemovedMeanwhile) {
            return false;
        }
    }

    private String replace(Held file) throws IOException {
        String path = file.place().path();
        Path kept = scene.setAside().free("objects", path);
        bucket.fetch(path, kept);
        bucket.replace(path, file.place().file());
        return "the file here is put in its place, it is kept as " + kept;
    }

    private void unqueued(String path, Held file) throws IOException {
        if (scene.uploads().names(table, path) || !Files.exists(file.place().file()) || bucket.find(path) != null) {
            return;
        }
        scene.findings()
                .add(new Finding(
                        FindingKind.UNQUEUED,
                        file.place().file().toString(),
                        "there is no object " + bucket.name(path),
                        () -> {
                            scene.uploads().add(table, path, file.rows(), file.bytes());
                            return "queued";
                        }));
    }

    private static String reason(IOException failure) {
        return String.valueOf(failure.getMessage());
    }
}
