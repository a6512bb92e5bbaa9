package dev.hiveparquet.simulate;

import java.util.List;

/** Everyone who sends: vessels of class A and B, base stations, aids to navigation. Made once, then only read. */
final class Fleet {
    static final int STATIONS = 48;
    static final int FIRST_STATION_MMSI = 2_573_100;
    private static final int AIDS = 96;
    private static final int FIRST_AID_MMSI = 992_570_000;

    private final Coast coast = new Coast();
    private final Sender[] classA;
    private final Sender[] classB;
    private final Sender[] stations = new Sender[STATIONS];
    private final Sender[] aids = new Sender[AIDS];

    /** A fleet of that many vessels, at least two; one in four is of class B. */
    Fleet(long seed, int vessels) {
        Shipyard shipyard = new Shipyard(coast, seed);
        classB = new Sender[Math.max(1, vessels / 4)];
        classA = new Sender[vessels - classB.length];
        for (int i = 0; i < classA.length; i++) {
            classA[i] = classA(shipyard.build(i), i);
        }
        for (int i = 0; i < classB.length; i++) {
            classB[i] = classB(shipyard.build(classA.length + i));
        }
        for (int i = 0; i < STATIONS; i++) {
            stations[i] = station(i);
        }
        for (int i = 0; i < AIDS; i++) {
            aids[i] = aid(i);
        }
    }

    Sender anyClassA(Draw draw) {
        return classA[draw.below(classA.length)];
    }

    Sender anyClassB(Draw draw) {
        return classB[draw.below(classB.length)];
    }

    Sender anyStation(Draw draw) {
        return stations[draw.below(STATIONS)];
    }

    Sender anyAid(Draw draw) {
        return aids[draw.below(AIDS)];
    }

    private static Sender classA(Ship ship, int number) {
        int type = number % 8 == 7 ? 2 : number % 8 > 4 ? 3 : 1;
        return new Sender(
                ship.track().station(STATIONS),
                ship.track(),
                List.of(Messages.classA(type, ship), Messages.voyage(ship)));
    }

    private static Sender classB(Ship ship) {
        return new Sender(
                ship.track().station(STATIONS),
                ship.track(),
                List.of(Messages.classB(ship), Messages.staticPartA(ship), Messages.staticPartB(ship)));
    }

    private Sender station(int number) {
        AisBits template = Messages.station(FIRST_STATION_MMSI + number, place(number, STATIONS));
        return new Sender(number, null, List.of(template));
    }

    private Sender aid(int number) {
        AisBits template =
                Messages.aid(FIRST_AID_MMSI + number, 1 + number % 30, "LANTERN " + (number + 1), place(number, AIDS));
        return new Sender(number * STATIONS / AIDS, null, List.of(template));
    }

    private Fix place(int number, int of) {
        Fix fix = new Fix();
        coast.locate(coast.length() * number / of, fix);
        fix.shift(-0.01, 0.05);
        return fix;
    }
}
