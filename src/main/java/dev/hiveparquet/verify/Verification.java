package dev.hiveparquet.verify;

import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.upload.Bucket;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One verification from beginning to end.
 *
 * <p>The order is what makes it right beside a running process: first what is recorded, then what is queued, then what is here,
 * then what is in the bucket. Files move along in this order, so none is missed on its way, and one that seems to be missing
 * is looked for once more.
 */
final class Verification {
    private final Scene scene;

    Verification(Scene scene) {
        this.scene = scene;
    }

    /** Does it; returns how many committed files may be in a bucket that was not looked at. */
    long run() throws IOException {
        S3Settings s3 = scene.settings().s3();
        if (s3 == null) {
            return run(Map.of());
        }
        try (Bucket lines = new Bucket(s3, Table.LINES);
                Bucket sessions = new Bucket(s3, Table.SESSIONS)) {
            return run(Map.of(Table.LINES, lines, Table.SESSIONS, sessions));
        }
    }

    private long run(Map<Table, Bucket> buckets) throws IOException {
        checkLedger();
        new QueueCheck(scene).run();
        Map<Table, BucketCheck> objects = new EnumMap<>(Table.class);
        buckets.forEach((table, bucket) -> objects.put(table, new BucketCheck(scene, table, bucket)));
        for (Table table : Table.values()) {
            new TreeCheck(scene, table, file -> here(objects.get(table), file)).run();
        }
        if (!scene.running()) {
            new LooseFilesCheck(scene).run();
        }
        Set<Table> seen = seen(objects);
        long elsewhere = 0;
        for (Table table : Table.values()) {
            if (table.isUploaded()) {
                elsewhere += new MissingCheck(scene, table, seen.contains(table) ? buckets.get(table) : null).run();
            }
        }
        return elsewhere;
    }

    private void checkLedger() {
        if (!scene.recorded().damage().isEmpty() && !scene.running()) {
            scene.findings()
                    .add(new Finding(
                            FindingKind.LEDGER_DAMAGED,
                            scene.stateDir().resolve("ledger"),
                            scene.recorded().damage()));
        }
    }

    private static void here(@Nullable BucketCheck objects, Held file) {
        if (objects != null) {
            objects.here(file);
        }
    }

    /** The tables whose objects could be looked at; where one could not, no other is tried, so that this is told once. */
    private static Set<Table> seen(Map<Table, BucketCheck> objects) throws IOException {
        Set<Table> seen = EnumSet.noneOf(Table.class);
        for (Map.Entry<Table, BucketCheck> each : objects.entrySet()) {
            if (!each.getValue().run()) {
                break;
            }
            seen.add(each.getKey());
        }
        return seen;
    }
}
