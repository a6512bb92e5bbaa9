package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.TextTable;
import dev.hiveparquet.config.Durations;
import dev.hiveparquet.control.Answer;
import dev.hiveparquet.session.FeedGap;
import dev.hiveparquet.session.FeedHistory;
import dev.hiveparquet.session.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When feeds were not connected, and what may be missing therefore: what {@code ctl gaps} answers. */
final class GapsReport {
    private final long nowMicros;

    GapsReport(long nowMicros) {
        this.nowMicros = nowMicros;
    }

    /** The gaps of these feeds, or of them those that the last {@code within} saw, a duration. */
    Answer of(List<FeedHistory> feeds, @Nullable String within) {
        if (within == null) {
            return answer(feeds);
        }
        try {
            long since = nowMicros - Math.multiplyExact(Durations.parse(within).toMillis(), 1_000L);
            return answer(feeds.stream().map(feed -> feed.since(since)).toList());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Answer.usage("how far to look back: " + e.getMessage() + "; write 12h or 7d");
        }
    }

    private Answer answer(List<FeedHistory> feeds) {
        StringBuilder text = new StringBuilder();
        feeds.forEach(feed -> write(text, feed));
        if (feeds.isEmpty()) {
            text.append("no connection is known yet\n");
        }
        return Answer.ok(
                text.toString(), Map.of("feeds", feeds.stream().map(this::value).toList()));
    }

    private void write(StringBuilder text, FeedHistory feed) {
        text.append("feed ").append(feed.source()).append(", since ").append(time(feed.sinceMicros()));
        if (feed.gaps().isEmpty()) {
            text.append(": no gap\n");
            return;
        }
        text.append(": ")
                .append(Amounts.count(feed.gaps().size(), "gap"))
                .append(", ")
                .append(elapsed(micros(feed)))
                .append(" in all; what the server sent meanwhile may be missing\n");
        TextTable table = new TextTable("  from", "until", ">for", "because", "bytes cut off");
        feed.gaps().forEach(gap -> row(table, gap));
        table.lines().forEach(line -> text.append(line).append('\n'));
    }

    private void row(TextTable table, FeedGap gap) {
        Long until = gap.untilMicros();
        String empty = gap.emptyConnections() == 0
                ? ""
                : "; " + Amounts.count(gap.emptyConnections(), "connection") + " brought nothing";
        table.row(
                "  " + time(gap.fromMicros()),
                until == null ? "now" : time(until),
                elapsed(gap.micros(nowMicros)),
                words(gap.because()) + empty,
                cutOff(gap));
    }

    private static String cutOff(FeedGap gap) {
        Long lost = gap.lostBytes();
        return lost == null ? "not known" : Long.toString(gap.tornBytes() + lost);
    }

    private static String words(SessionEnd end) {
        return switch (end) {
            case GOES_ON -> "connected";
            case PEER -> "the server hung up";
            case RESET -> "the connection broke";
            case IDLE -> "nothing came for tcp-idle-timeout";
            case STOP -> "this program was stopped";
            case FAILURE -> "a failure here, see the log";
            case CRASH -> "this program was killed";
        };
    }

    private Map<String, Object> value(FeedHistory feed) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("source", feed.source());
        value.put("sinceMillis", feed.sinceMicros() / 1_000);
        value.put("gapSeconds", micros(feed) / 1e6);
        value.put("gaps", feed.gaps().stream().map(this::value).toList());
        return value;
    }

    private Map<String, Object> value(FeedGap gap) {
        Long until = gap.untilMicros();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("fromMillis", gap.fromMicros() / 1_000);
        value.put("untilMillis", until == null ? null : until / 1_000);
        value.put("seconds", gap.micros(nowMicros) / 1e6);
        value.put("because", gap.because().label());
        value.put("tornBytes", gap.tornBytes());
        value.put("lostBytes", gap.lostBytes());
        value.put("emptyConnections", gap.emptyConnections());
        return value;
    }

    private long micros(FeedHistory feed) {
        return feed.gaps().stream().mapToLong(gap -> gap.micros(nowMicros)).sum();
    }

    private static String elapsed(long micros) {
        return Amounts.elapsed(Duration.of(micros, ChronoUnit.MICROS));
    }

    private static String time(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000).toString();
    }
}
