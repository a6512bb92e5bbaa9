package dev.hiveparquet.verify;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.CommittedFiles;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files that ledger and catalogue know, and which of them have been found. Some 300 bytes of memory a file. */
final class Recorded {
    private final Map<Table, Map<String, Entry>> files = new EnumMap<>(Table.class);
    private final CommittedFiles ledger;

    /** What was committed as one file. */
    static final class Entry {
        final long rows;
        final long bytes;
        private boolean found;

        Entry(long rows, long bytes) {
            this.rows = rows;
            this.bytes = bytes;
        }

        boolean isFound() {
            return found;
        }
    }

    Recorded(Path stateDir) throws IOException {
        ledger = CommittedFiles.read(
                stateDir, commit -> of(commit.table()).put(commit.path(), new Entry(commit.rows(), commit.bytes())));
    }

    @Nullable
    Entry find(Table table, String path) {
        return of(table).get(path);
    }

    /** Its rows are accounted for, wherever they are. */
    void found(Table table, String path) {
        Entry entry = of(table).get(path);
        if (entry != null) {
            entry.found = true;
        }
    }

    void forEachNotFound(Table table, BiConsumer<String, Entry> each) {
        of(table).forEach((path, entry) -> {
            if (!entry.found) {
                each.accept(path, entry);
            }
        });
    }

    int size() {
        return files.values().stream().mapToInt(Map::size).sum();
    }

    List<Commit> pending() {
        return ledger.pending();
    }

    /** What of the ledger could not be read, in words; empty if nothing. */
    String damage() {
        if (ledger.damagedLines() == 0 && ledger.lostRecords() == 0) {
            return "";
        }
        return ledger.damagedLines() + " lines cannot be read, " + ledger.lostRecords() + " records are in neither copy"
                + (ledger.lostRecords() == 0 ? "" : ": look for doubles after the next run");
    }

    private Map<String, Entry> of(Table table) {
        return files.computeIfAbsent(table, any -> new HashMap<>());
    }
}
