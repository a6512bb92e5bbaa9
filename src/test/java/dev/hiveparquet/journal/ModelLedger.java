package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The disk of the model: what survives a crash. */
final class ModelLedger {
    private final Set<String> published = new HashSet<>();
    private final List<String> doubled = new ArrayList<>();
    private LedgerState state = new LedgerState();

    LedgerState state() {
        return state;
    }

    Set<String> published() {
        return published;
    }

    List<String> doubled() {
        return doubled;
    }

    OriginState register(Origin origin) {
        apply(new LedgerRecord.Seen(origin, 7));
        return state.origin(origin.id()).orElseThrow();
    }

    void commit(Commit commit, List<String> rows) {
        apply(new LedgerRecord.Committed(commit));
        rows.stream().filter(row -> !published.add(row)).forEach(doubled::add);
    }

    void done(Origin origin) {
        apply(new LedgerRecord.Done(origin.id()));
    }

    /** Comes back from a snapshot that went through the text form. */
    void restart() {
        LedgerState restored = new LedgerState();
        List<LedgerRecord> snapshot = new ArrayList<>();
        state.snapshot(snapshot::add);
        for (LedgerRecord each : snapshot) {
            restored.apply(throughText(each));
        }
        state = restored;
    }

    private void apply(LedgerRecord change) {
        state.apply(throughText(change));
    }

    private static LedgerRecord throughText(LedgerRecord content) {
        return LedgerLine.decode(LedgerLine.encode(new LedgerEntry(1, content))).content();
    }
}
