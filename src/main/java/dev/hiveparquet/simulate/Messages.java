package dev.hiveparquet.simulate;

import java.time.LocalDateTime;

/**
 * The messages as templates: everything in its place (ITU-R M.1371-5, annex 8, section 3) but what changes from report to
 * report, which the {@code update} methods write.
 */
final class Messages {
    private static final int HEADING_NOT_AVAILABLE = 511;
    private static final int GPS = 1;
    private static final int SURVEYED = 7;
    private static final int CARRIER_SENSE_STATE = 0x60006;

    private Messages() {}

    /** Types 1 to 3, position report of class A. */
    static AisBits classA(int type, Ship ship) {
        return begin(168, type, ship.mmsi())
                .put(38, 4, ship.status())
                .put(50, 10, ship.track().speedTenths())
                .put(60, 1, 1);
    }

    static void updateClassA(AisBits bits, Fix fix, long epochSeconds, Draw draw) {
        position(bits, 61, fix, draw);
        bits.put(116, 12, fix.courseTenths())
                .put(128, 9, (fix.courseTenths() / 10 + draw.below(5) + 358) % 360)
                .put(137, 6, Math.floorMod(epochSeconds, 60))
                .put(149, 19, draw.below(1 << 17));
    }

    /** Type 4, base station report. */
    static AisBits station(int mmsi, Fix fix) {
        return begin(168, 4, mmsi)
                .put(78, 1, 1)
                .put(79, 28, fix.longitudeUnits())
                .put(107, 27, fix.latitudeUnits())
                .put(134, 4, SURVEYED);
    }

    static void updateStation(AisBits bits, LocalDateTime utc, Draw draw) {
        bits.put(38, 14, utc.getYear())
                .put(52, 4, utc.getMonthValue())
                .put(56, 5, utc.getDayOfMonth())
                .put(61, 5, utc.getHour())
                .put(66, 6, utc.getMinute())
                .put(72, 6, utc.getSecond())
                .put(149, 19, draw.below(1 << 17));
    }

    /** Type 5, static and voyage related, in two parts. */
    static AisBits voyage(Ship ship) {
        AisBits bits = begin(424, 5, ship.mmsi())
                .put(40, 30, ship.imo())
                .text(70, 7, ship.callSign())
                .text(112, 20, ship.name())
                .put(232, 8, ship.type());
        dimensions(bits, 240, ship);
        return bits.put(270, 4, GPS)
                .put(274, 4, 1 + ship.mmsi() % 12)
                .put(278, 5, 1 + ship.mmsi() % 28)
                .put(283, 5, ship.mmsi() % 24)
                .put(288, 6, ship.mmsi() % 60)
                .put(294, 8, 20 + ship.length() / 3)
                .text(302, 20, ship.destination());
    }

    /** Type 18, position report of class B, carrier sense. */
    static AisBits classB(Ship ship) {
        return begin(168, 18, ship.mmsi())
                .put(46, 10, ship.track().speedTenths())
                .put(124, 9, HEADING_NOT_AVAILABLE)
                .put(141, 1, 1)
                .put(143, 3, 7)
                .put(148, 1, 1)
                .put(149, 19, CARRIER_SENSE_STATE);
    }

    static void updateClassB(AisBits bits, Fix fix, long epochSeconds, Draw draw) {
        position(bits, 57, fix, draw);
        bits.put(112, 12, fix.courseTenths()).put(133, 6, Math.floorMod(epochSeconds, 60));
    }

    /** Type 21, aid to navigation. */
    static AisBits aid(int mmsi, int type, String name, Fix fix) {
        return begin(272, 21, mmsi)
                .put(38, 5, type)
                .text(43, 20, name)
                .put(164, 28, fix.longitudeUnits())
                .put(192, 27, fix.latitudeUnits())
                .put(249, 4, SURVEYED);
    }

    static void updateAid(AisBits bits, long epochSeconds) {
        bits.put(253, 6, Math.floorMod(epochSeconds, 60));
    }

    /** Type 24, part A: the name. */
    static AisBits staticPartA(Ship ship) {
        return begin(160, 24, ship.mmsi()).text(40, 20, ship.name());
    }

    /** Type 24, part B: the rest. */
    static AisBits staticPartB(Ship ship) {
        AisBits bits = begin(168, 24, ship.mmsi())
                .put(38, 2, 1)
                .put(40, 8, ship.type())
                .text(48, 3, "SIM")
                .put(66, 24, ship.mmsi() % 1_000_000)
                .text(90, 7, ship.callSign());
        dimensions(bits, 132, ship);
        return bits.put(162, 4, GPS);
    }

    private static AisBits begin(int bits, int type, int mmsi) {
        return new AisBits(bits).put(0, 6, type).put(8, 30, mmsi);
    }

    private static void position(AisBits bits, int at, Fix fix, Draw draw) {
        bits.put(at, 28, fix.longitudeUnits() + draw.below(7) - 3)
                .put(at + 28, 27, fix.latitudeUnits() + draw.below(7) - 3);
    }

    private static void dimensions(AisBits bits, int at, Ship ship) {
        int bow = ship.length() * 2 / 3;
        int port = ship.beam() / 2;
        bits.put(at, 9, bow)
                .put(at + 9, 9, ship.length() - bow)
                .put(at + 18, 6, port)
                .put(at + 24, 6, ship.beam() - port);
    }
}
