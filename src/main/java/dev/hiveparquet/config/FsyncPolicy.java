package dev.hiveparquet.config;

/** When the journal's bytes are forced to the disk. */
public enum FsyncPolicy {
    /** Once for all blocks of an interval or of so many bytes, whichever is first. */
    GROUP,
    /** After every block, before anything else is done with it. */
    EVERY
}
