package dev.hiveparquet.simulate;

import static dev.hiveparquet.simulate.DecodedLine.signed;
import static dev.hiveparquet.simulate.DecodedLine.text;
import static dev.hiveparquet.simulate.DecodedLine.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the messages say: fields where the specification has them, values that belong to a coast and to ships on it. */
class MessagesTest {
    private static final Map<Long, List<String>> BY_TYPE = byType(FeedOptions.of(11, 60_000));
    private static final Map<Integer, Integer> BITS = Map.of(1, 168, 2, 168, 3, 168, 4, 168, 5, 424, 18, 168, 21, 272);

    @Test
    void every_message_type_is_there_at_its_length() {
        assertThat(BY_TYPE.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 18L, 21L, 24L);
        BITS.forEach((type, length) -> assertThat(BY_TYPE.get((long) type))
                .allSatisfy(bits -> assertThat(bits).hasSize(length)));
        assertThat(BY_TYPE.get(24L))
                .allSatisfy(bits -> assertThat(bits).hasSize(unsigned(bits, 38, 2) == 0 ? 160 : 168));
    }

    @Test
    void positions_lie_along_the_coast_and_seconds_are_those_of_the_time() {
        assertThat(BY_TYPE.get(1L)).allSatisfy(bits -> {
            assertThat(signed(bits, 89, 27) / 600_000.0).isBetween(58.0, 71.0);
            assertThat(signed(bits, 61, 28) / 600_000.0).isBetween(4.5, 31.5);
            assertThat(unsigned(bits, 116, 12)).isLessThan(3600);
            assertThat(unsigned(bits, 128, 9)).isLessThan(360);
            assertThat(unsigned(bits, 137, 6)).isLessThan(60);
        });
        assertThat(BY_TYPE.get(18L)).allSatisfy(bits -> {
            assertThat(signed(bits, 85, 27) / 600_000.0).isBetween(58.0, 71.0);
            assertThat(signed(bits, 57, 28) / 600_000.0).isBetween(4.5, 31.5);
        });
        assertThat(BY_TYPE.get(21L)).allSatisfy(bits -> {
            assertThat(signed(bits, 192, 27) / 600_000.0).isBetween(58.0, 71.0);
            assertThat(text(bits, 43, 20)).matches("LANTERN \\d+");
        });
    }

    @Test
    void a_vessel_advances_by_speed_and_course() {
        Ship ship = movingShip();
        Fix before = new Fix();
        Fix after = new Fix();
        ship.track().locate(0, before);
        ship.track().locate(60, after);
        double north = (after.latitudeUnits() - before.latitudeUnits()) / 10_000.0;
        double narrow = StrictMath.cos(StrictMath.toRadians(before.latitudeUnits() / 600_000.0));
        double east = (after.longitudeUnits() - before.longitudeUnits()) / 10_000.0 * narrow;
        double miles = ship.track().speedTenths() / 600.0;

        assertThat(StrictMath.hypot(north, east)).isCloseTo(miles, within(miles * 0.02));
        double course = (StrictMath.toDegrees(StrictMath.atan2(east, north)) + 360) % 360;
        assertThat(course).isCloseTo(before.courseTenths() / 10.0, within(2.0));
    }

    @Test
    void a_vessel_turns_back_at_the_ends_of_its_stretch_and_is_somewhere_before_the_start_too() {
        Track track = new Track(new Coast(), 100_000, 10_000, 0, 100, 0, 0);
        Fix fix = new Fix();
        track.locate(0, fix);
        long start = fix.latitudeUnits();
        int course = fix.courseTenths();
        // 10 kn is 5.144 m/s: one way takes 1944 s.
        track.locate(3_888, fix);
        assertThat(fix.latitudeUnits()).isCloseTo(start, within(20L));
        track.locate(-100, fix);
        long mirrored = fix.latitudeUnits();
        assertThat(fix.courseTenths()).isEqualTo((course + 1800) % 3600);
        track.locate(100, fix);
        assertThat(fix.latitudeUnits()).isEqualTo(mirrored);
    }

    @Test
    void voyages_and_static_parts_describe_the_ships_that_report_positions() {
        Set<Long> classA = mmsis(1L, 2L, 3L);
        assertThat(mmsis(5L)).isSubsetOf(classA);
        assertThat(mmsis(24L)).isEqualTo(mmsis(18L)).doesNotContainAnyElementsOf(classA);
        assertThat(BY_TYPE.get(5L)).allSatisfy(bits -> {
            assertThat(text(bits, 70, 7)).matches("L[A-Z]{3}\\d");
            assertThat(text(bits, 112, 20)).matches("[A-Z]+ \\d+");
            assertThat(text(bits, 302, 20)).matches("[A-Z]+");
            assertThat(unsigned(bits, 240, 9) + unsigned(bits, 249, 9)).isBetween(8L, 248L);
            assertThat(unsigned(bits, 274, 4)).isBetween(1L, 12L);
        });
        assertThat(BY_TYPE.get(24L)).allSatisfy(bits -> {
            boolean partA = unsigned(bits, 38, 2) == 0;
            assertThat(partA ? text(bits, 40, 20) : text(bits, 90, 7)).matches(partA ? "[A-Z]+ \\d+" : "L[A-Z]{3}\\d");
        });
    }

    @Test
    void no_two_vessels_share_an_mmsi_and_most_are_norwegian() {
        Shipyard shipyard = new Shipyard(new Coast(), 11);
        Set<Integer> last = new HashSet<>();
        int norwegian = 0;
        for (int i = 0; i < 100_000; i++) {
            int mmsi = shipyard.build(i).mmsi();
            assertThat(last.add(mmsi % 1_000_000)).isTrue();
            norwegian += mmsi / 1_000_000 >= 257 && mmsi / 1_000_000 <= 259 ? 1 : 0;
        }
        assertThat(norwegian).isBetween(79_000, 81_000);
    }

    @Test
    void a_base_station_tells_the_time_to_the_second() {
        Instant start = Instant.parse("2024-02-29T23:59:58Z");
        List<String> reports =
                byType(FeedOptions.of(11, 600).withTime(start, 100)).get(4L);

        assertThat(time(reports.get(0))).isEqualTo("2024-2-29 23:59:58");
        assertThat(time(reports.get(reports.size() - 1))).isEqualTo("2024-3-1 0:0:3");
    }

    private static String time(String bits) {
        return unsigned(bits, 38, 14) + "-" + unsigned(bits, 52, 4) + "-" + unsigned(bits, 56, 5) + " "
                + unsigned(bits, 61, 5) + ":" + unsigned(bits, 66, 6) + ":" + unsigned(bits, 72, 6);
    }

    private static Ship movingShip() {
        Shipyard shipyard = new Shipyard(new Coast(), 1);
        int number = 0;
        while (shipyard.build(number).track().speedTenths() == 0) {
            number++;
        }
        return shipyard.build(number);
    }

    private static Set<Long> mmsis(long... types) {
        Set<Long> mmsis = new HashSet<>();
        for (long type : types) {
            BY_TYPE.get(type).forEach(bits -> mmsis.add(unsigned(bits, 8, 30)));
        }
        return mmsis;
    }

    private static Map<Long, List<String>> byType(FeedOptions options) {
        Map<Long, List<String>> byType = new HashMap<>();
        List<DecodedLine> lines =
                FeedLines.lines(options).stream().map(DecodedLine::of).toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean whole = lines.get(i).fields().get(1).equals("1");
            String bits = whole ? DecodedLine.bits(lines.get(i)) : DecodedLine.bits(lines.get(i), lines.get(++i));
            byType.computeIfAbsent(unsigned(bits, 0, 6), type -> new ArrayList<>())
                    .add(bits);
        }
        return byType;
    }
}
