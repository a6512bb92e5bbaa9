package dev.hiveparquet.simulate;

import java.util.Objects;

/**
 * Writes the lines of a feed one after the other into the caller's buffer.
 *
 * <p>The feed consists of units of two lines: a message in two parts, or two messages of one sentence. A unit is a
 * function of the options and its number, whatever came before it; both parts of a message stay together when units are
 * shuffled, and an odd last line is a message of its own. Faults are drawn apart from messages, so that a feed with faults
 * differs from the one without only where a fault is; garbage and untimed lines take the place of single messages only.
 *
 * <p>With numbers on, every line but a blank one has a tag block with its number in the unshuffled feed, also garbage and
 * untimed lines. Not thread-safe.
 */
public final class FeedGenerator {
    /** Room that {@link #next} wants in the buffer. */
    public static final int MAX_LINE_BYTES = 256;

    private static final int TWO_PART_PERCENT = 8;
    private static final int UNTAGGED_SECOND_PART_PERCENT = 80;
    private static final int GROUP_IDS = 9999;
    private static final long NOISE = 0x5DEECE66DL;

    private final FeedOptions options;
    private final Traffic traffic;
    private final Shuffle shuffle;
    private final Faults faults;
    private final Draw draw = new Draw(0);
    private final SentenceWriter writer = new SentenceWriter();
    private long lines;
    private long units;
    private long unit;
    private long seconds;
    private int part;
    private int parts;
    private boolean twoPart;

    /** At the beginning of the feed. */
    public FeedGenerator(FeedOptions options) {
        this.options = options;
        traffic = new Traffic(
                new Fleet(options.seed(), options.vessels()), options.start().getEpochSecond());
        faults = new Faults(options.noise(), options.seed() ^ NOISE);
        long window = options.shuffleWindow().toSeconds() * options.linesPerSecond() / 2;
        shuffle = new Shuffle(options.seed(), window, options.count() / 2 + options.count() % 2);
    }

    /** How many lines were written, blank ones not counted. */
    public long lines() {
        return lines;
    }

    /**
     * Writes the next line with its end, and a blank line before it where one is due.
     *
     * @return the offset behind it, or {@code off} when the feed has ended
     * @throws IndexOutOfBoundsException with fewer than {@link #MAX_LINE_BYTES} bytes of room
     */
    public int next(byte[] buf, int off) {
        Objects.checkFromIndexSize(off, MAX_LINE_BYTES, buf.length);
        if (lines == options.count()) {
            return off;
        }
        if (part == parts) {
            beginUnit(shuffle.at(units++));
        }
        part++;
        lines++;
        writer.into(buf, off);
        faults.drawLine();
        if (faults.blank()) {
            writer.endLine();
        }
        writeLine(2 * unit + part);
        writer.endLine();
        return writer.position();
    }

    /** Fills the buffer with whole lines, at most so many; returns the number of bytes. */
    public int fill(byte[] buf, long maxLines) {
        long end = lines + Math.min(maxLines, options.count() - lines);
        int at = 0;
        while (lines < end && buf.length - at >= MAX_LINE_BYTES) {
            at = next(buf, at);
        }
        return at;
    }

    private void beginUnit(long number) {
        unit = number;
        part = 0;
        parts = (int) Math.min(2, options.count() - 2 * number);
        draw.restart(options.seed(), number);
        faults.beginUnit(number);
        long onTime = options.start().getEpochSecond() + 2 * number / options.linesPerSecond();
        seconds = Math.max(0, onTime - faults.lateSeconds());
        twoPart = draw.below(100) < TWO_PART_PERCENT && parts == 2;
        if (twoPart) {
            traffic.twoPart(draw);
        }
    }

    private void writeLine(long number) {
        if (twoPart) {
            writePart(number);
            return;
        }
        traffic.single(draw, seconds);
        char channel = draw.below(2) == 0 ? 'A' : 'B';
        writer.openTag();
        tagFields(number, !faults.garbage() && !faults.untimed());
        if (faults.garbage()) {
            faults.writeGarbage(writer);
        } else {
            writer.single(traffic.message(), channel, faults.sentenceSpoil());
        }
    }

    private void writePart(long number) {
        writer.openTag();
        writer.group(part, unit % GROUP_IDS + 1);
        tagFields(number, part == 1 || draw.below(100) >= UNTAGGED_SECOND_PART_PERCENT);
        writer.part(part, (int) (unit % 10), traffic.message(), faults.sentenceSpoil());
    }

    private void tagFields(long number, boolean timed) {
        if (timed) {
            writer.number('s', traffic.station());
        }
        if (options.numbered()) {
            writer.number('n', number);
        }
        if (timed) {
            writer.number('c', seconds);
        }
        writer.closeTag(faults.tagSpoil());
    }
}
