package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.ReplayBlocks;
import dev.hiveparquet.journal.ReplaySegment;
import dev.hiveparquet.journal.Replayed;
import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import dev.hiveparquet.session.SessionEnd;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The last row of a session whose process is gone: what it had recorded, and what the journal has of it beyond that. */
final class CrashedSession {
    private CrashedSession() {}

    /**
     * The row that is missing, null where none is.
     *
     * @param left the session as it was recorded last
     * @param recorded rows that are not published; the process may have died after it recorded the session's end
     */
    static @Nullable FeedSession row(OpenSession left, List<FeedSession> recorded, Journal journal) throws IOException {
        OpenSession missing = left;
        for (FeedSession row : recorded) {
            if (row.connectedMicros() == left.row().connectedMicros()
                    && row.beganMicros() == left.row().beganMicros()) {
                missing = row.end() == SessionEnd.GOES_ON ? left.next(row) : null;
            }
        }
        return missing == null ? null : counted(missing, journal).row();
    }

    private static OpenSession counted(OpenSession left, Journal journal) throws IOException {
        OpenSession counted = left;
        for (ReplaySegment segment : journal.replay()) {
            if (segment.origin().id().compareTo(left.segment()) >= 0) {
                counted = counted(left, counted, segment);
            }
        }
        return counted;
    }

    private static OpenSession counted(OpenSession left, OpenSession before, ReplaySegment segment) throws IOException {
        OpenSession counted = before;
        try (ReplayBlocks blocks = segment.blocks(0)) {
            for (Replayed next = blocks.next(); next != null; next = blocks.next()) {
                Block block = next.block();
                if (left.isBefore(block)) {
                    long silent = block.receivedAtMicros() - counted.row().endedMicros();
                    counted = counted.with(block, Math.max(0, TimeUnit.MICROSECONDS.toMillis(silent)));
                }
            }
        }
        return counted;
    }
}
