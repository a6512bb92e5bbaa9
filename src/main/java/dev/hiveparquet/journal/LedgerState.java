package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.packed.PackedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the records of a ledger say together. No I/O; not thread-safe.
 *
 * <p>Origins that are done, and the contents of files, are kept for good and may be hundreds of thousands: they are packed.
 *
 * <p>Offsets are kept by id, apart from what describes the origin, so that a lost {@code origin} record costs no offsets.
 */
final class LedgerState {
    private final Map<String, LedgerRecord.Seen> seen = new LinkedHashMap<>();
    private final Map<String, Integer> lineLimits = new LinkedHashMap<>();
    private final Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
    private final Map<String, ReachedOffsets> reached = new LinkedHashMap<>();
    private final Map<String, Commit> pending = new LinkedHashMap<>();
    private final FileContents contents = new FileContents();
    private final List<Commit> published = new ArrayList<>();
    private final PackedTable done = new PackedTable();

    void apply(LedgerRecord ledgerRecord) {
        if (ledgerRecord instanceof LedgerRecord.Seen first) {
            seen.putIfAbsent(first.origin().id(), first);
        } else if (ledgerRecord instanceof LedgerRecord.LineLimit limit) {
            lineLimits.putIfAbsent(limit.originId(), limit.maxLineBytes());
        } else if (ledgerRecord instanceof LedgerRecord.Committed committed) {
            applyCommit(committed.commit());
        } else if (ledgerRecord instanceof LedgerRecord.Published named) {
            Commit commit = pending.remove(named.temporaryName());
            if (commit != null) {
                published.add(commit);
            }
        } else if (ledgerRecord instanceof LedgerRecord.Reached at) {
            reach(at.originId(), at.partitionKey(), at.offset());
        } else if (ledgerRecord instanceof LedgerRecord.Resumable at) {
            resumable(at.originId(), at.checkpoint());
        } else if (ledgerRecord instanceof LedgerRecord.Content file) {
            contents.put(file.content());
        } else if (ledgerRecord instanceof LedgerRecord.Done end) {
            end(end.originId());
        } else if (ledgerRecord instanceof LedgerRecord.Forgotten gone) {
            end(gone.originId());
            done.remove(gone.originId());
        }
    }

    boolean isDone(String originId) {
        return done.contains(originId);
    }

    Optional<OriginState> origin(String id) {
        return Optional.ofNullable(seen.get(id)).map(this::state);
    }

    Optional<Integer> maxLineBytes(String id) {
        return Optional.ofNullable(lineLimits.get(id));
    }

    Optional<FileContent> content(String fileKey) {
        return contents.get(fileKey);
    }

    List<Origin> open() {
        return seen.values().stream().map(LedgerRecord.Seen::origin).toList();
    }

    List<Commit> pending() {
        return List.copyOf(pending.values());
    }

    /** The files that were published since this was last asked; no more than one ledger file has records of. */
    List<Commit> takePublished() {
        List<Commit> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    /** Gives records that lead to this state and to no other. */
    void snapshot(Consumer<LedgerRecord> records) {
        records.accept(LedgerRecord.Format.CURRENT);
        done.forEach(id -> records.accept(new LedgerRecord.Done(id.get(0))));
        seen.values().forEach(records);
        lineLimits.forEach((id, bytes) -> records.accept(new LedgerRecord.LineLimit(id, bytes)));
        checkpoints.forEach((id, checkpoint) -> records.accept(new LedgerRecord.Resumable(id, checkpoint)));
        reached.forEach((id, offsets) ->
                offsets.byKey().forEach((key, offset) -> records.accept(new LedgerRecord.Reached(id, key, offset))));
        contents.forEach(content -> records.accept(new LedgerRecord.Content(content)));
        pending.values().forEach(commit -> records.accept(new LedgerRecord.Committed(commit)));
    }

    private OriginState state(LedgerRecord.Seen first) {
        String id = first.origin().id();
        ReachedOffsets offsets = reached.get(id);
        return new OriginState(
                first.origin(),
                first.receivedAtMicros(),
                checkpoints.getOrDefault(id, Checkpoint.START),
                offsets == null ? Map.of() : offsets.byKey());
    }

    private void applyCommit(Commit commit) {
        pending.put(commit.temporaryName(), commit.withoutOrigins());
        for (OriginReached origin : commit.origins()) {
            if (origin.ends()) {
                end(origin.origin());
            } else {
                reach(origin.origin(), commit.partitionKey(), origin.reached());
                resumable(origin.origin(), origin.checkpoint());
            }
        }
    }

    private void reach(String id, String partitionKey, long offset) {
        if (!done.contains(id)) {
            reached.computeIfAbsent(id, any -> new ReachedOffsets()).reach(partitionKey, offset);
        }
    }

    private void resumable(String id, Checkpoint checkpoint) {
        Checkpoint known = checkpoints.get(id);
        if (done.contains(id) || (known != null && known.offset() > checkpoint.offset())) {
            return;
        }
        checkpoints.put(id, checkpoint);
        ReachedOffsets offsets = reached.get(id);
        if (offsets != null) {
            offsets.forgetUpTo(checkpoint.offset());
        }
    }

    private void end(String id) {
        seen.remove(id);
        lineLimits.remove(id);
        checkpoints.remove(id);
        reached.remove(id);
        done.add(id);
    }
}
