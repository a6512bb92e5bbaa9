package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What ledger and catalogue say of committed files, read without changing either; a process may be writing to them.
 *
 * @param pending committed files that are not recorded as published
 * @param damagedLines lines that could not be read in either copy of the ledger, half a line at the end of one that is being
 *     written included
 * @param lostRecords records that are in neither copy
 */
public record CommittedFiles(List<Commit> pending, int damagedLines, long lostRecords) {
    public CommittedFiles {
        pending = List.copyOf(pending);
    }

    /**
     * Reads both.
     *
     * @param stateDir the state directory
     * @param each told of every committed file, published or not, of some more than once
     * @throws IOException if one of them cannot be read, or is of a version that this program does not understand
     */
    public static CommittedFiles read(Path stateDir, Consumer<Commit> each) throws IOException {
        Map<String, Commit> pending = new LinkedHashMap<>();
        Path ledger = Ledger.in(stateDir);
        LedgerReading reading = new LedgerFile(ledger).load(ledgerRecord -> {
            if (ledgerRecord instanceof LedgerRecord.Committed committed) {
                pending.put(committed.commit().temporaryName(), committed.commit());
                each.accept(committed.commit());
            } else if (ledgerRecord instanceof LedgerRecord.Published published) {
                pending.remove(published.temporaryName());
            }
        });
        // After the ledger: what it forgets meanwhile is in the catalogue by then.
        Ledger.catalogueOf(ledger).read(each);
        return new CommittedFiles(List.copyOf(pending.values()), reading.skipped(), reading.lost());
    }
}
