package dev.hiveparquet.config;

/** Whether a line of progress is shown while the program runs. */
public enum ProgressMode {
    /** Where standard error is a terminal. */
    AUTO,
    ALWAYS,
    NEVER
}
