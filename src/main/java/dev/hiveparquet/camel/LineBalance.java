package dev.hiveparquet.camel;

import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.metrics.Totals;

/**
 * The books of a run: every line that was read is written, in quarantine, dropped, or held by a group.
 *
 * @param read lines read
 * @param written rows in published files
 * @param quarantined lines in published files of the quarantine
 * @param dropped blank lines
 * @param held rows of groups that are not published
 */
record LineBalance(long read, long written, long quarantined, long dropped, long held) {
    /**
     * The books now. A line on its way from one column to the next may be in neither but never in both, since columns are
     * looked at against the direction in which lines go.
     */
    static LineBalance of(Meters meters, OpenGroups groups) {
        Totals settled = meters.totals();
        long held = groups.heldRows();
        long read = meters.totals().linesRead();
        return new LineBalance(read, settled.rowsWritten(), settled.linesQuarantined(), settled.linesBlank(), held);
    }

    /** Lines that are nowhere: on their way, or lost where nothing is on its way; negative where some are counted twice. */
    long unaccounted() {
        return read - written - quarantined - dropped - held;
    }

    @Override
    public String toString() {
        return "read " + read + " = written " + written + " + quarantined " + quarantined + " + dropped " + dropped
                + " + open " + held + " + unaccounted for " + unaccounted();
    }
}
