package dev.hiveparquet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The feed as a text: the same for the same options, in order, whole, and wrong only where it was asked to be. */
class FeedGeneratorTest {
    private static final Noise ALL = new Noise(0.03, 0.02, 0.01, 0.05, 0.04, Duration.ofHours(2));

    @Test
    void a_seed_gives_these_lines() {
        List<String> lines = FeedLines.lines(FeedOptions.of(1, 300));

        assertThat(lines.subList(0, 2))
                .containsExactly(
                        "\\s:2573114,c:1767225600*0F\\!BSVDM,1,1,,A,144TVWU000PMsE4Sq8H93G>006jq,0*2D",
                        "\\s:2573114,c:1767225600*0F\\!BSVDM,1,1,,A,13otEt000OPIA08Sd4I21AV00OUo,0*13");
        assertThat(lines.subList(26, 28))
                .containsExactly(
                        "\\g:1-2-14,s:2573124,c:1767225600*7B\\!BSVDM,2,1,3,A,"
                                + "53oJR4@00000iQ@c000lu8LDph4e<Dr3?S@0001@1h8336W9q6jlRDm2@CTm,0*2E",
                        "\\g:2-2-14*58\\!BSVDM,2,2,3,A,CQ000000000,2*2C");
    }

    @Test
    void a_seed_and_options_give_the_same_bytes_on_every_platform() throws Exception {
        FeedOptions options =
                FeedOptions.of(7, 100_001).withNumbers().withNoise(ALL).withShuffleWindow(Duration.ofMinutes(1));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(FeedLines.bytes(options));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("402732d418ba7ad847766c479aece7ca85f85da7e110b3d5b4f9f9988ad502f1");
    }

    @Test
    void another_seed_gives_another_feed() {
        List<String> other = FeedLines.lines(FeedOptions.of(2, 1_000));

        assertThat(FeedLines.lines(FeedOptions.of(1, 1_000)).stream().filter(other::contains))
                .as("base stations and aids to navigation alone can be the same")
                .hasSizeLessThan(100);
    }

    @Test
    void lines_are_about_77_bytes_long_and_never_longer_than_the_room_asked_for() {
        byte[] feed = FeedLines.bytes(FeedOptions.of(3, 100_000));

        assertThat(feed.length / 100_000.0).isCloseTo(77.0, within(1.5));
        assertThat(FeedLines.lines(worstCase()))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(FeedGenerator.MAX_LINE_BYTES - 4));
    }

    @Test
    void sentence_time_advances_with_the_lines_and_never_goes_back() {
        Instant start = Instant.parse("2024-02-29T23:59:50Z");
        List<Long> times = FeedLines.lines(FeedOptions.of(3, 10_000).withTime(start, 100)).stream()
                .map(line -> DecodedLine.of(line).tags().get("c"))
                .filter(time -> time != null)
                .map(Long::valueOf)
                .toList();

        assertThat(times).isSorted().startsWith(start.getEpochSecond()).endsWith(start.getEpochSecond() + 99);
    }

    @Test
    void every_checksum_is_right_and_every_line_is_timed_unless_asked_otherwise() {
        assertThat(FeedLines.lines(FeedOptions.of(3, 20_000)))
                .hasSize(20_000)
                .map(DecodedLine::of)
                .allMatch(DecodedLine::checksum)
                .allMatch(DecodedLine::tagChecksum)
                .allMatch(line ->
                        line.tags().containsKey("g") || line.tags().keySet().equals(Set.of("s", "c")));
    }

    @Test
    void both_parts_of_a_message_follow_each_other_in_one_group() {
        List<DecodedLine> lines = decoded(FeedOptions.of(3, 20_001).withShuffleWindow(Duration.ofSeconds(20)));
        int untimed = 0;
        int groups = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).fields().get(1).equals("2")) {
                continue;
            }
            DecodedLine first = lines.get(i++);
            DecodedLine second = lines.get(i);
            String id = first.tags().get("g").substring("1-2-".length());
            assertThat(first.tags()).containsKeys("s", "c").containsEntry("g", "1-2-" + id);
            assertThat(second.tags()).containsEntry("g", "2-2-" + id);
            assertThat(List.of(first.fields().get(2), second.fields().get(2))).containsExactly("1", "2");
            assertThat(second.fields().get(3)).isEqualTo(first.fields().get(3)).hasSize(1);
            assertThat(DecodedLine.bits(first, second)).hasSize(424).startsWith("000101");
            groups++;
            untimed += second.tags().containsKey("c") ? 0 : 1;
        }
        assertThat(groups).isBetween(700, 900);
        assertThat(untimed / (double) groups).isBetween(0.75, 0.85);
    }

    @Test
    void a_shuffled_feed_holds_the_same_lines_in_another_order() {
        FeedOptions options = FeedOptions.of(3, 20_001).withNumbers().withNoise(ALL);
        List<String> inOrder = FeedLines.lines(options);
        List<String> shuffled = FeedLines.lines(options.withShuffleWindow(Duration.ofSeconds(30)));

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
        assertThat(shuffled.subList(0, 9_000)).containsExactlyInAnyOrderElementsOf(inOrder.subList(0, 9_000));
    }

    @Test
    void numbered_lines_carry_1_to_n_each_once_whatever_else_is_wrong_with_them() {
        FeedOptions options = FeedOptions.of(3, 20_001).withNumbers().withNoise(ALL);
        List<Long> numbers = decoded(options).stream()
                .map(line -> Long.valueOf(line.tags().get("n")))
                .toList();

        assertThat(numbers)
                .isEqualTo(
                        IntStream.rangeClosed(1, 20_001).asLongStream().boxed().toList());
    }

    @Test
    void an_odd_last_line_is_a_message_of_its_own() {
        for (long seed = 1; seed <= 50; seed++) {
            DecodedLine last = decoded(FeedOptions.of(seed, 1)).get(0);
            assertThat(last.fields().get(1)).isEqualTo("1");
        }
    }

    @Test
    void without_room_for_a_line_nothing_is_written() {
        FeedGenerator generator = new FeedGenerator(FeedOptions.of(1, 1));

        assertThatThrownBy(() -> generator.next(new byte[300], 45)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(generator.lines()).isZero();
        assertThat(generator.next(new byte[300], 44)).isGreaterThan(44);
        assertThat(generator.next(new byte[300], 44)).isEqualTo(44);
    }

    @Test
    void a_fill_ends_at_the_lines_asked_for() {
        FeedGenerator generator = new FeedGenerator(FeedOptions.of(1, 10));
        byte[] buf = new byte[10_000];

        assertThat(new String(buf, 0, generator.fill(buf, 3), StandardCharsets.US_ASCII))
                .hasLineCount(3);
        assertThat(new String(buf, 0, generator.fill(buf, 30), StandardCharsets.US_ASCII))
                .hasLineCount(7);
        assertThat(generator.fill(buf, 30)).isZero();
    }

    @Test
    void options_out_of_bounds_are_refused_by_name() {
        assertThatThrownBy(() -> FeedOptions.of(1, 0)).hasMessage("count must be 1 to 9223372036854775807: 0");
        assertThatThrownBy(() -> FeedOptions.of(1, 1).withTime(Instant.EPOCH, 0))
                .hasMessage("lines-per-second must be 1 to 1000000: 0");
        assertThatThrownBy(() -> FeedOptions.of(1, 1).withTime(Instant.ofEpochSecond(-1), 1))
                .hasMessage("start must lie from 1970 to 9000: 1969-12-31T23:59:59Z");
        assertThatThrownBy(() -> new Noise(0, Double.NaN, 0, 0, 0, Duration.ofHours(1)))
                .hasMessage("bad-checksums must be a share from 0 to 1: NaN");
    }

    private static FeedOptions worstCase() {
        return FeedOptions.of(3, 50_000)
                .withNumbers()
                .withNoise(ALL)
                .withTime(Instant.parse("8999-12-31T23:59:59Z"), 1_000_000);
    }

    private static List<DecodedLine> decoded(FeedOptions options) {
        return FeedLines.lines(options).stream().map(DecodedLine::of).collect(Collectors.toList());
    }
}
