package dev.hiveparquet.publish;

/** The points on a file's way to its final name at which the process may die; each is passed after the work it names. */
public enum Step {
    /** The temporary file has all its bytes. */
    WRITTEN,
    /** They are durable. */
    SYNCED,
    /** The file reads back as what was written. */
    VERIFIED,
    /** The ledger says that it is committed. */
    COMMITTED,
    /** It is in the upload queue, where uploads are on. */
    QUEUED,
    /** Its directories are there. */
    DIRECTORIES_CREATED,
    /** It has its final name. */
    RENAMED,
    /** The name is durable. */
    NAME_SYNCED,
    /** The ledger says that it is published. */
    PUBLISHED
}
