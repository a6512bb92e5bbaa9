package dev.hiveparquet.rows;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of one input by the book: the whole input at once, a string a line, a regular expression a rule. It shares no
 * code with the parser, and is as slow as it is plain.
 */
final class ReferenceRows {
    private static final Pattern TAG_BLOCK = Pattern.compile("\\\\([^\\\\]*)\\\\", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("g:([0-9]{1,4})-([0-9]{1,4})-([0-9]{1,20})");
    private static final Pattern PGHP = Pattern.compile(
            "\\$PGHP,1,([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4})([,*].*)?",
            Pattern.DOTALL);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final Origin origin;
    private final Instant received;
    private final int maxLineBytes;
    private final int blockBytes;
    private final List<String> rows = new ArrayList<>();
    private final Deque<Map.Entry<BigInteger, Optional<Instant>>> groupChanges = new ArrayDeque<>();
    private Optional<Instant> timed = Optional.empty();
    private Optional<Instant> pghpBefore = Optional.empty();
    int blank;

    ReferenceRows(Origin origin, Instant received, int maxLineBytes, int blockBytes) {
        this.origin = origin;
        this.received = received;
        this.maxLineBytes = maxLineBytes;
        this.blockBytes = blockBytes;
    }

    /** One text a row: offset, whole length, partition, time, where that came from, content. */
    List<String> read(String input) {
        int at = 0;
        while (at < input.length()) {
            int newline = input.indexOf('\n', at);
            int next = newline < 0 ? input.length() : newline + 1;
            if (newline < 0 && origin.kind() == Origin.Kind.STREAM) {
                String torn = input.substring(at);
                reject(at, torn.substring(0, Math.min(torn.length(), maxLineBytes)), torn.length(), "torn");
            } else {
                String line = input.substring(at, newline < 0 ? next : newline);
                // The last line of a file takes the room of a newline too: that none follows is known only behind it.
                boolean fits = line.length() + 1 <= blockBytes;
                line(
                        at,
                        newline >= 0 && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line,
                        next - at,
                        fits);
            }
            at = next;
        }
        return rows;
    }

    private void line(int offset, String line, int whole, boolean fits) {
        if (line.isEmpty()) {
            blank++;
            pghpBefore = Optional.empty();
        } else if (line.length() > maxLineBytes) {
            reject(offset, fits ? line : line.substring(0, maxLineBytes), whole, "overlong");
        } else {
            row(offset, line);
        }
    }

    private void reject(int offset, String line, int whole, String reason) {
        pghpBefore = Optional.empty();
        rows.add(text(offset, whole, "QUARANTINE " + received.truncatedTo(ChronoUnit.DAYS), received, reason, line));
    }

    private void row(int offset, String line) {
        Optional<Instant> tag = Optional.empty();
        Optional<BigInteger> group = Optional.empty();
        boolean first = false;
        Matcher block = TAG_BLOCK.matcher(line);
        int sentence = 0;
        while (block.region(sentence, line.length()).lookingAt()) {
            for (String field : block.group(1).split("\\*", -1)[0].split(",", -1)) {
                if (tag.isEmpty() && field.startsWith("c:")) {
                    tag = number(field.substring(2));
                }
                Matcher g = GROUP.matcher(field);
                if (group.isEmpty() && g.matches() && isGroup(g)) {
                    group = Optional.of(new BigInteger(g.group(3)));
                    first = Integer.parseInt(g.group(1)) == 1;
                }
            }
            sentence = block.end();
        }
        Optional<Instant> before = pghpBefore;
        pghpBefore = pghp(line.substring(sentence));
        Optional<Instant> ofGroup = group.isPresent() ? ofGroup(group.get(), tag, first) : Optional.empty();
        if (origin.timestampRule() == TimestampRule.RECEIVED) {
            add(offset, line, received, "received");
        } else if (tag.isPresent() || pghpBefore.isPresent()) {
            timed = tag.or(() -> pghpBefore);
            add(offset, line, timed.get(), tag.isPresent() ? "tag_block" : "pghp");
        } else if (before.isPresent()) {
            add(offset, line, before.get(), "pghp");
        } else if (ofGroup.isPresent()) {
            add(offset, line, ofGroup.get(), "tag_block");
        } else if (timed.isPresent() && origin.kind() == Origin.Kind.FILE) {
            add(offset, line, timed.get(), "carried");
        } else {
            add(offset, line, received, "received");
        }
    }

    private static boolean isGroup(Matcher g) {
        int number = Integer.parseInt(g.group(1));
        return number >= 1 && number <= Integer.parseInt(g.group(2)) && new BigInteger(g.group(3)).bitLength() <= 64;
    }

    private Optional<Instant> ofGroup(BigInteger id, Optional<Instant> tag, boolean first) {
        Optional<Instant> known = groupChanges.stream()
                .filter(change -> change.getKey().equals(id))
                .reduce((older, newer) -> newer)
                .flatMap(Map.Entry::getValue);
        if (tag.isEmpty() && !first) {
            return known;
        }
        if (!known.equals(tag)) {
            groupChanges.addLast(Map.entry(id, tag));
        }
        if (groupChanges.size() > 32) {
            groupChanges.removeFirst();
        }
        return tag;
    }

    private Optional<Instant> number(String digits) {
        if (!digits.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        String significant = Long.toString(value);
        ChronoUnit unit = significant.length() <= 11
                ? ChronoUnit.SECONDS
                : significant.length() <= 14 ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
        return plausible(Instant.EPOCH.plus(value, unit));
    }

    private Optional<Instant> pghp(String sentence) {
        Matcher m = PGHP.matcher(sentence);
        if (!m.matches() || Integer.parseInt(m.group(7)) > 999) {
            return Optional.empty();
        }
        try {
            int[] part = new int[8];
            for (int i = 1; i < 8; i++) {
                part[i] = Integer.parseInt(m.group(i));
            }
            return plausible(LocalDateTime.of(part[1], part[2], part[3], part[4], part[5], part[6], part[7] * 1_000_000)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> plausible(Instant time) {
        boolean plausible = !time.isBefore(EARLIEST) && !time.isAfter(received.plus(1, ChronoUnit.DAYS));
        return plausible ? Optional.of(time) : Optional.empty();
    }

    private void add(int offset, String line, Instant time, String from) {
        OffsetDateTime day = time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        Instant start = switch (origin.partitionBy()) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
            case YEAR -> day.withDayOfYear(1).toInstant();
        };
        rows.add(text(offset, line.length(), "LINES " + start, time, from, line));
    }

    static String text(long offset, long whole, String partition, Instant time, String from, String content) {
        return offset + " " + whole + " " + partition + " " + time + " " + from + " " + content;
    }
}
