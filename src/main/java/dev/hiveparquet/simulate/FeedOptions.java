package dev.hiveparquet.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * What a feed is made from; equal options give equal bytes.
 *
 * @param seed any number
 * @param count lines until the feed ends, blank ones not counted; {@link Long#MAX_VALUE} has no end
 * @param start time of the first line, cut to whole seconds; from 1970 to the year 9000
 * @param linesPerSecond lines in one second of sentence time, 1 to 1,000,000
 * @param vessels 2 to 100,000
 * @param numbered whether each line's tag block tells its number, from 1, as {@code n:}
 * @param shuffleWindow span of sentence time within which messages are shuffled; zero leaves them in order; at most 366 days
 * @param noise what is wrong with it
 */
public record FeedOptions(
        long seed,
        long count,
        Instant start,
        int linesPerSecond,
        int vessels,
        boolean numbered,
        Duration shuffleWindow,
        Noise noise) {
    /** Where a feed that is a file starts if nothing else is said. */
    public static final Instant DEFAULT_START = Instant.ofEpochSecond(1_767_225_600L);
    /** Lines in a second of sentence time if nothing else is said: about what the whole world's shore stations give. */
    public static final int DEFAULT_LINES_PER_SECOND = 300;
    /** Size of the fleet if nothing else is said. */
    public static final int DEFAULT_VESSELS = 600;

    private static final Instant LATEST_START = Instant.parse("9000-01-01T00:00:00Z");

    /** Refuses what is out of bounds, with an {@link IllegalArgumentException} that names the option. */
    public FeedOptions {
        within("count", count, 1, Long.MAX_VALUE);
        within("lines-per-second", linesPerSecond, 1, 1_000_000);
        within("vessels", vessels, 2, 100_000);
        within("shuffle-window (in seconds)", shuffleWindow.toSeconds(), 0, 366L * 86_400);
        if (start.isBefore(Instant.EPOCH) || start.isAfter(LATEST_START)) {
            throw new IllegalArgumentException("start must lie from 1970 to 9000: " + start);
        }
    }

    /** A plain feed of that many lines. */
    public static FeedOptions of(long seed, long count) {
        return new FeedOptions(
                seed,
                count,
                DEFAULT_START,
                DEFAULT_LINES_PER_SECOND,
                DEFAULT_VESSELS,
                false,
                Duration.ZERO,
                Noise.NONE);
    }

    /** The same with each line numbered. */
    public FeedOptions withNumbers() {
        return new FeedOptions(seed, count, start, linesPerSecond, vessels, true, shuffleWindow, noise);
    }

    /** The same from another time on, at another number of lines in a second of it. */
    public FeedOptions withTime(Instant from, int perSecond) {
        return new FeedOptions(seed, count, from, perSecond, vessels, numbered, shuffleWindow, noise);
    }

    /** The same in another order. */
    public FeedOptions withShuffleWindow(Duration window) {
        return new FeedOptions(seed, count, start, linesPerSecond, vessels, numbered, window, noise);
    }

    /** The same with other faults. */
    public FeedOptions withNoise(Noise faults) {
        return new FeedOptions(seed, count, start, linesPerSecond, vessels, numbered, shuffleWindow, faults);
    }

    private static void within(String option, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(option + " must be " + low + " to " + high + ": " + value);
        }
    }
}
