package dev.hiveparquet.partition;

/** The tables that rows go to, each a tree of partitions of its own. */
public enum Table {
    /** Lines that are rows, under the output directory. */
    LINES,
    /** Lines that cannot be rows, with the reason, under the state directory. */
    QUARANTINE,
    /** The sessions of feeds, under the state directory. */
    SESSIONS;

    /** Whether its files go to the bucket, where there is one. */
    public boolean isUploaded() {
        return this != QUARANTINE;
    }
}
