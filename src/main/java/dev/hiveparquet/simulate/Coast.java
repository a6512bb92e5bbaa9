package dev.hiveparquet.simulate;

import java.util.Arrays;

/**
 * The fairway along the Norwegian coast, as a line from the Oslofjord to the Varangerfjord, roughly.
 *
 * <p>Angles are computed once with {@link StrictMath}, so that every platform has the same coast. Immutable.
 */
final class Coast {
    /** Metres of a degree of latitude: 60 nautical miles. */
    static final double METRES_PER_DEGREE = 60 * 1852.0;

    private static final double[][] WAYPOINTS = {
        {59.40, 10.60}, {58.90, 10.55}, {58.45, 9.30}, {58.05, 8.20}, {58.02, 7.05}, {58.35, 5.85}, {58.95, 5.40},
        {59.45, 5.15}, {60.05, 5.00}, {60.60, 4.80}, {61.20, 4.70}, {61.95, 4.85}, {62.35, 5.50}, {62.75, 6.60},
        {63.15, 7.60}, {63.50, 8.40}, {63.85, 9.40}, {64.40, 10.30}, {65.00, 11.20}, {65.70, 12.00}, {66.40, 12.60},
        {67.10, 13.60}, {67.70, 14.60}, {68.35, 15.60}, {68.85, 16.80}, {69.35, 17.70}, {69.80, 18.90}, {70.20, 20.60},
        {70.50, 22.40}, {70.85, 24.20}, {70.95, 25.90}, {70.90, 28.00}, {70.60, 30.20}, {70.30, 31.10}
    };

    private final double[] starts = new double[WAYPOINTS.length];
    private final double[] courses = new double[WAYPOINTS.length - 1];

    Coast() {
        for (int i = 0; i + 1 < WAYPOINTS.length; i++) {
            double north = (WAYPOINTS[i + 1][0] - WAYPOINTS[i][0]) * METRES_PER_DEGREE;
            double middle = StrictMath.toRadians((WAYPOINTS[i + 1][0] + WAYPOINTS[i][0]) / 2);
            double east = (WAYPOINTS[i + 1][1] - WAYPOINTS[i][1]) * METRES_PER_DEGREE * StrictMath.cos(middle);
            starts[i + 1] = starts[i] + StrictMath.sqrt(north * north + east * east);
            courses[i] = (StrictMath.toDegrees(StrictMath.atan2(east, north)) + 360) % 360;
        }
    }

    /** Metres from one end to the other. */
    double length() {
        return starts[starts.length - 1];
    }

    /** The place that many metres along the coast, between 0 and {@link #length}, seen by someone going north. */
    void locate(double metres, Fix into) {
        int found = Arrays.binarySearch(starts, metres);
        int leg = Math.min(found < 0 ? -found - 2 : found, courses.length - 1);
        double share = (metres - starts[leg]) / (starts[leg + 1] - starts[leg]);
        double[] from = WAYPOINTS[leg];
        double[] to = WAYPOINTS[leg + 1];
        into.set(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), courses[leg]);
    }
}
