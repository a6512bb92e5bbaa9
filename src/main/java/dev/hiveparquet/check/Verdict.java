package dev.hiveparquet.check;

import java.util.Locale;

/** What a check found. The later the worse. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** A run would work, but not as well as it might, or nobody can tell from here. */
    WARNING,
    /** A run would not start, or could not do its work. */
    FAILS;

    /** The word that people and programs read. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
