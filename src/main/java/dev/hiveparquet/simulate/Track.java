package dev.hiveparquet.simulate;

/**
 * One vessel's way: to and fro along a stretch of the coast at constant speed, some way off the fairway's middle.
 *
 * @param coast what it follows
 * @param startMetres where the stretch begins, along the coast
 * @param lengthMetres length of the stretch, above zero
 * @param phaseMetres what it has done of the stretch at time zero
 * @param speedTenths speed over ground in tenths of a knot; 0 lies still
 * @param north degrees off the fairway, to the north
 * @param east degrees off the fairway, to the east
 */
record Track(
        Coast coast,
        double startMetres,
        double lengthMetres,
        double phaseMetres,
        int speedTenths,
        double north,
        double east) {
    private static final double METRES_PER_SECOND = 1852.0 / 3600 / 10;

    /** Where the vessel is that many seconds after the feed's start; negative before it. */
    void locate(long seconds, Fix into) {
        double sailed = phaseMetres + seconds * speedTenths * METRES_PER_SECOND;
        double round = 2 * lengthMetres;
        double position = sailed - Math.floor(sailed / round) * round;
        boolean northbound = position < lengthMetres;
        coast.locate(startMetres + (northbound ? position : round - position), into);
        into.shift(north, east);
        if (!northbound) {
            into.reverse();
        }
    }

    /** The base station nearest to the vessel's stretch, of so many. */
    int station(int stations) {
        return (int) (startMetres / coast.length() * stations);
    }
}
