package dev.hiveparquet.config;

import dev.hiveparquet.rows.RejectReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What of the quarantine is fed back.
 *
 * @param reasons lines rejected for one of these are to be rows where they can be; at least one
 * @param files the files to look at; all where none is named
 */
public record ReplaySettings(Set<RejectReason> reasons, List<Path> files) {
    /** What the option calls every reason. */
    static final String ALL = "all";

    public ReplaySettings {
        reasons = Set.copyOf(reasons);
        files = List.copyOf(files);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a replay needs a reason");
        }
    }

    /** All files, for a value of the option. */
    static ReplaySettings of(String word) {
        return new ReplaySettings(
                word.equals(ALL) ? Set.of(RejectReason.values()) : Set.of(RejectReason.of(word)), List.of());
    }

    /** The same for these files. */
    ReplaySettings of(List<Path> named) {
        return new ReplaySettings(reasons, named);
    }
}
