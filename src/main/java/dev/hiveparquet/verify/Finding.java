package dev.hiveparquet.verify;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be.
 *
 * @param subject the file, directory or object, as a person would look for it
 * @param detail what exactly is wrong with it
 * @param repair what mends it, null where nothing does
 */
record Finding(
        FindingKind kind,
        String subject,
        String detail,
        @Nullable Repair repair) {

    /** Mends something. */
    @FunctionalInterface
    interface Repair {
        /** Does it, and says in words what was done. */
        String run() throws IOException;
    }

    Finding(FindingKind kind, Object subject, String detail) {
        this(kind, subject.toString(), detail, null);
    }
}
