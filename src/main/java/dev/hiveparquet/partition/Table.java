package dev.hiveparquet.partition;

/** The two tables that rows go to, each a tree of partitions of its own. */
public enum Table {
    /** Lines that are rows, under the output directory. */
    LINES,
    /** Lines that cannot be rows, with the reason, under the state directory. */
    QUARANTINE
}
