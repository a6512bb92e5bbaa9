package dev.hiveparquet.publish;

import dev.hiveparquet.journal.OriginReached;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * The name of a published file: the time of its first row, to sort by, and a digest of which bytes of which origins it
 * holds. A pure function of the content, so that a file made again has the same name and replaces itself.
 */
public final class FileName {
    /** The end of every published file's name. */
    public static final String SUFFIX = ".parquet";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGEST_BYTES = 8;

    private FileName() {}

    /**
     * Names a file.
     *
     * @param firstRowMicros time of the first row, in microseconds since 1970-01-01T00:00:00Z
     * @param partitionKey the key of the rows' partition
     * @param origins what the file holds of which origins, in any order
     */
    public static String of(long firstRowMicros, String partitionKey, List<OriginReached> origins) {
        return name(firstRowMicros, digest(partitionKey, origins));
    }

    /** The part of the name that tells which bytes of which origins the file holds, 16 hex digits. */
    public static String digest(String partitionKey, List<OriginReached> origins) {
        Sha256 digest = new Sha256();
        update(digest, partitionKey);
        origins.stream()
                .sorted(Comparator.comparing(OriginReached::origin))
                .forEach(origin ->
                        update(digest, origin.origin() + " " + origin.firstOffset() + " " + origin.reached()));
        return digest.hex(DIGEST_BYTES);
    }

    /** Names a file whose rows come from no origin, by a text that tells all of them. */
    public static String of(long firstRowMicros, String partitionKey, String content) {
        Sha256 digest = new Sha256();
        update(digest, partitionKey);
        update(digest, content);
        return name(firstRowMicros, digest.hex(DIGEST_BYTES));
    }

    private static String name(long firstRowMicros, String digest) {
        return TIME.format(Instant.EPOCH.plus(firstRowMicros, ChronoUnit.MICROS)) + "-" + digest + SUFFIX;
    }

    private static void update(Sha256 digest, String text) {
        digest.update(text + "\0");
    }
}
