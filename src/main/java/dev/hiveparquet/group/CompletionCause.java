package dev.hiveparquet.group;

import java.util.Locale;

/** Why a group was completed: logged with each file and a tag of the meter that counts them. */
public enum CompletionCause {
    /** It reached {@code ingest.max-rows}. */
    ROWS,
    /** Its lines reached {@code ingest.max-batch-bytes}. */
    BYTES,
    /** Its oldest row had waited {@code ingest.max-age}. */
    AGE,
    /** {@code ingest.max-open-bytes} was reached, and it had got no rows while others got a quarter of that. */
    QUIET,
    /** All open groups together reached {@code ingest.max-open-bytes}, and it was the largest, or had rows of too many inputs. */
    MEMORY,
    /** The journal reached {@code ingest.max-journal-bytes}. */
    JOURNAL,
    /** Somebody asked for it with {@code ctl flush}. */
    FLUSH,
    /** The program stops, or the inputs have ended. */
    STOP;

    /** The name as it stands in logs and meters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
