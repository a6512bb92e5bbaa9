package dev.hiveparquet.simulate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the feed is made from. */
final class FeedArguments {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "the same seed and options give the same bytes; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "lines until the feed ends, blank ones not counted; default: no end, which a file needs --duration"
                            + " for")
    private @Nullable Long count;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "time of the first line; default 2026-01-01T00:00:00Z, over TCP the time of the first connection")
    private @Nullable Instant start;

    @Option(
            names = "--lines-per-second",
            paramLabel = "N",
            description = "lines in one second of sentence time, 1 to 1000000; default --rate, else 300")
    private @Nullable Integer linesPerSecond;

    @Option(
            names = "--vessels",
            paramLabel = "N",
            defaultValue = "600",
            description = "size of the fleet, 2 to 100000; default ${DEFAULT-VALUE}")
    private int vessels;

    @Option(
            names = "--numbered",
            description =
                    "tell each line's number, from 1, in its tag block as n:, so that missing and doubled lines show")
    private boolean numbered;

    @Option(
            names = "--shuffle-window",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = TimeSpan.class,
            description = "shuffle messages within spans of sentence time this long, like 6h; default: in order")
    private Duration shuffleWindow = Duration.ZERO;

    @Option(
            names = "--garbage",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of lines, 0 to 1, that are no sentence; default ${DEFAULT-VALUE}")
    private double garbage;

    @Option(
            names = "--bad-checksums",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of lines with a wrong checksum; default ${DEFAULT-VALUE}")
    private double badChecksums;

    @Option(
            names = "--blank",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of lines with an additional empty line before them; default ${DEFAULT-VALUE}")
    private double blank;

    @Option(
            names = "--untimed",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of lines without a time; default ${DEFAULT-VALUE}")
    private double untimed;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of messages that come late, with an old time; default ${DEFAULT-VALUE}")
    private double late;

    @Option(
            names = "--late-by",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = TimeSpan.class,
            description = "how late at most; default ${DEFAULT-VALUE}")
    private Duration lateBy = Duration.ofHours(1);

    boolean endless() {
        return count == null;
    }

    /**
     * What the feed is made from.
     *
     * @param otherwise where it starts if not told
     * @param rate lines sent in a second, 0 without limit
     * @throws IllegalArgumentException naming an option that is out of bounds
     */
    FeedOptions options(Instant otherwise, int rate) {
        int perSecond = rate > 0 ? rate : FeedOptions.DEFAULT_LINES_PER_SECOND;
        return new FeedOptions(
                seed,
                count == null ? Long.MAX_VALUE : count,
                start == null ? otherwise : start,
                linesPerSecond == null ? perSecond : linesPerSecond,
                vessels,
                numbered,
                shuffleWindow,
                new Noise(garbage, badChecksums, blank, untimed, late, lateBy));
    }
}
