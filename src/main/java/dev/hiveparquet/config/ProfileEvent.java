package dev.hiveparquet.config;

import java.util.Locale;

/** What a profile shows the places of. */
public enum ProfileEvent {
    /** Where processors are busy. */
    CPU,
    /** Where threads are, busy or waiting. */
    WALL,
    /** Where the heap is allocated from. */
    ALLOC,
    /** Where threads wait for each other. */
    LOCK;

    /** The word that users know. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
