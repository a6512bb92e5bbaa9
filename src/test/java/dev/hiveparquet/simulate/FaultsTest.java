package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each fault is as frequent as asked for, and touches nothing else. */
class FaultsTest {
    private static final Noise ALL = new Noise(0.03, 0.02, 0.01, 0.05, 0.04, Duration.ofHours(2));

    @Test
    void each_fault_has_its_share() {
        List<DecodedLine> lines =
                decoded(FeedOptions.of(3, 100_000).withNumbers().withNoise(ALL));
        int garbage = count(lines, line -> line.fields().size() < 7);
        int untimed = count(
                lines, line -> line.fields().size() == 7 && line.tags().keySet().equals(Set.of("n")));
        int bad = count(lines, line -> !line.tagChecksum() || (line.fields().size() == 7 && !line.checksum()));
        long late = lines.stream()
                .filter(line -> line.tags().containsKey("c"))
                .filter(this::isLate)
                .count();

        assertThat(garbage / 100_000.0).isCloseTo(0.03 * 0.92, within(0.003));
        assertThat(untimed / 100_000.0).isCloseTo(0.05 * 0.92 * 0.97, within(0.003));
        assertThat(bad / 100_000.0).isCloseTo(0.02, within(0.002));
        assertThat(late / 100_000.0).isCloseTo(0.04 * 0.87, within(0.004));
    }

    @Test
    void blank_lines_come_in_addition() {
        FeedOptions options = FeedOptions.of(3, 10_000);
        Noise blank = new Noise(0, 0, 0.1, 0, 0, Duration.ofHours(1));
        List<String> withBlank = List.of(text(options.withNoise(blank)).split("\r\n", -1));

        assertThat(withBlank.stream().filter(line -> !line.isEmpty())).isEqualTo(FeedLines.lines(options));
        assertThat(withBlank.size() - 10_001).isBetween(900, 1_100);
    }

    @Test
    void a_line_without_fault_is_the_line_of_the_feed_without_faults() {
        FeedOptions options = FeedOptions.of(3, 10_000);
        Noise noise = new Noise(0.03, 0, 0, 0.05, 0, Duration.ofHours(1));
        List<String> clean = FeedLines.lines(options);
        List<String> noisy = new ArrayList<>(FeedLines.lines(options.withNoise(noise)));
        long same = IntStream.range(0, 10_000)
                .filter(i -> clean.get(i).equals(noisy.get(i)))
                .count();

        assertThat(same).isBetween(9_150L, 9_350L);
    }

    @Test
    void no_line_is_older_than_1970() {
        Noise late = new Noise(0, 0, 0, 0, 1, Duration.ofDays(365));
        FeedOptions options =
                FeedOptions.of(3, 100).withTime(Instant.EPOCH, 300).withNoise(late);

        assertThat(decoded(options).stream().map(line -> line.tags().get("c")).filter(time -> time != null))
                .containsOnly("0");
    }

    private boolean isLate(DecodedLine line) {
        long number = Long.parseLong(line.tags().get("n"));
        long onTime = FeedOptions.DEFAULT_START.getEpochSecond() + (number - 1) / 2 * 2 / 300;
        long by = onTime - Long.parseLong(line.tags().get("c"));
        assertThat(by).isBetween(0L, 7_200L);
        return by > 0;
    }

    private static int count(List<DecodedLine> lines, Predicate<DecodedLine> what) {
        return (int) lines.stream().filter(what).count();
    }

    private static String text(FeedOptions options) {
        return new String(FeedLines.bytes(options), StandardCharsets.ISO_8859_1);
    }

    private static List<DecodedLine> decoded(FeedOptions options) {
        return FeedLines.lines(options).stream().map(DecodedLine::of).collect(Collectors.toList());
    }
}
