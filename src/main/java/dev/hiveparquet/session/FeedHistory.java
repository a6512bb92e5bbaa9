package dev.hiveparquet.session;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one feed's connections, and the gaps between them. Immutable.
 *
 * @param source the feed's label
 * @param sinceMicros when the first connection was made that is known
 * @param gaps oldest first; one that lasts is the last
 */
public record FeedHistory(String source, long sinceMicros, List<FeedGap> gaps) {
    public FeedHistory {
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads rows of the sessions table. A session of several rows is one connection; one that is under way ends with {@link
     * SessionEnd#GOES_ON}.
     *
     * @param rows of any feeds, in any order, each at most once
     * @param running the feed that is to be connected now, whose last gap may last; those of others end with a connection
     * @return one for each feed, in the order of their labels
     */
    public static List<FeedHistory> of(List<FeedSession> rows, String running) {
        Map<String, List<FeedSession>> feeds =
                rows.stream().collect(Collectors.groupingBy(FeedSession::source, TreeMap::new, Collectors.toList()));
        List<FeedHistory> histories = new ArrayList<>();
        feeds.forEach((source, its) -> histories.add(of(source, connections(its), source.equals(running))));
        return histories;
    }

    /** The same, without gaps that had ended by then. */
    public FeedHistory since(long micros) {
        return new FeedHistory(
                source,
                Math.max(micros, sinceMicros),
                gaps.stream()
                        .filter(gap -> gap.untilMicros() == null || gap.untilMicros() > micros)
                        .toList());
    }

    /** One row for each connection: the first and the last of its rows, and what came in all of them. */
    private static List<FeedSession> connections(List<FeedSession> rows) {
        Map<Long, FeedSession> connections = new LinkedHashMap<>();
        rows.stream()
                .sorted(comparingLong(FeedSession::beganMicros).thenComparing(FeedSession::endedMicros))
                .forEach(row -> connections.merge(row.connectedMicros(), row, FeedHistory::joined));
        return List.copyOf(connections.values());
    }

    private static FeedSession joined(FeedSession before, FeedSession next) {
        return new FeedSession(
                before.source(),
                next.address(),
                before.connectedMicros(),
                before.beganMicros(),
                Math.max(before.endedMicros(), next.endedMicros()),
                before.firstLineMicros() == null ? next.firstLineMicros() : before.firstLineMicros(),
                next.lastLineMicros() == null ? before.lastLineMicros() : next.lastLineMicros(),
                before.lines() + next.lines(),
                before.bytes() + next.bytes(),
                before.tornBytes() + next.tornBytes(),
                next.lostBytes(),
                Math.max(before.longestSilenceMillis(), next.longestSilenceMillis()),
                next.end());
    }

    private static FeedHistory of(String source, List<FeedSession> connections, boolean runs) {
        List<FeedGap> gaps = new ArrayList<>();
        FeedSession left = null;
        int empty = 0;
        for (FeedSession connection : connections) {
            if (connection.lines() == 0) {
                empty++;
                continue;
            }
            if (left != null) {
                addGap(gaps, left, connection.connectedMicros(), empty);
            }
            left = connection;
            empty = 0;
        }
        if (runs && left != null && left.end() != SessionEnd.GOES_ON) {
            addGap(gaps, left, null, empty);
        }
        return new FeedHistory(source, connections.get(0).connectedMicros(), gaps);
    }

    private static void addGap(List<FeedGap> gaps, FeedSession left, @Nullable Long until, int empty) {
        Long lastLine = left.lastLineMicros();
        long from = left.end() == SessionEnd.IDLE && lastLine != null ? lastLine : left.endedMicros();
        // Where the clock was set back meanwhile, nobody knows how long it was.
        Long end = until == null ? null : (Long) Math.max(from, until);
        gaps.add(new FeedGap(from, end, left.end(), left.tornBytes(), left.lostBytes(), empty));
    }
}
