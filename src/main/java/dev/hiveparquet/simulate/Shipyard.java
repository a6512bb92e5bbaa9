package dev.hiveparquet.simulate;

/** Makes vessels, each a function of the seed and its number; no two share an MMSI. */
final class Shipyard {
    private static final int[] NORWEGIAN = {257, 258, 259};
    private static final int[] FOREIGN = {209, 211, 219, 220, 230, 244, 248, 265, 273, 311, 538, 636};
    private static final String[] FIRST = {
        "HAV", "FJORD", "NORD", "SKJER", "VIND", "STORM", "ISE", "MORGEN", "SOL", "BREM", "TINDE", "LUND"
    };
    private static final String[] SECOND = {
        "BRIS", "VAKT", "FALK", "STJERNE", "BUEN", "SKAR", "LAKSEN", "ROSE", "GLIMT", "VARDE", "TERNE", "LYS"
    };
    private static final String[] PORTS = {
        "OSLO",
        "KRISTIANSAND",
        "STAVANGER",
        "BERGEN",
        "FLORO",
        "ALESUND",
        "KRISTIANSUND",
        "TRONDHEIM",
        "RORVIK",
        "BODO",
        "HARSTAD",
        "TROMSO",
        "HAMMERFEST",
        "HONNINGSVAG",
        "KIRKENES"
    };
    private static final int[] TYPES = {30, 30, 31, 36, 52, 60, 69, 70, 70, 79, 80, 89};
    private static final int MOORED = 5;

    private final Coast coast;
    private final long seed;
    private final Draw draw = new Draw(0);

    Shipyard(Coast coast, long seed) {
        this.coast = coast;
        this.seed = seed;
    }

    /** The vessel of that number, 0 to 899,999; one in three lies moored, one in five is foreign. */
    Ship build(int number) {
        draw.restart(seed, number);
        boolean moored = draw.below(3) == 0;
        int length = 8 + draw.below(draw.below(4) == 0 ? 240 : 60);
        return new Ship(
                mmsi(number),
                imo(length),
                draw.oneOf(FIRST) + draw.oneOf(SECOND) + " " + (number + 1),
                "L" + letter() + letter() + letter() + draw.below(10),
                draw.oneOf(PORTS),
                TYPES[draw.below(TYPES.length)],
                moored ? MOORED : 0,
                length,
                3 + length / 7,
                track(moored));
    }

    private int mmsi(int number) {
        boolean foreign = draw.below(5) == 0;
        int[] countries = foreign ? FOREIGN : NORWEGIAN;
        // 7919 is prime to 900,000, so that no two numbers give the same last six digits.
        int own = 100_000 + (int) (number * 7919L % 900_000);
        return countries[draw.below(countries.length)] * 1_000_000 + own;
    }

    private int imo(int length) {
        int digits = 900_000 + draw.below(100_000);
        int sum = 0;
        for (int rest = digits, weight = 2; rest > 0; rest /= 10, weight++) {
            sum += rest % 10 * weight;
        }
        return length < 40 ? 0 : digits * 10 + sum % 10;
    }

    private Track track(boolean moored) {
        double length = draw.between(5_000, 400_000);
        return new Track(
                coast,
                draw.between(0, coast.length() - length),
                length,
                draw.between(0, 2 * length),
                moored ? 0 : 30 + draw.below(180),
                draw.between(-0.02, 0.02),
                draw.between(-0.05, 0.05));
    }

    private char letter() {
        return (char) ('A' + draw.below(26));
    }
}
