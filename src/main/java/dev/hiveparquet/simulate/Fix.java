package dev.hiveparquet.simulate;

/** Where something is and where it is heading: degrees, north and east positive, course clockwise from north. Mutable. */
final class Fix {
    private static final double UNITS_PER_DEGREE = 600_000;

    private double latitude;
    private double longitude;
    private double course;

    void set(double latitude, double longitude, double course) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.course = course;
    }

    /** Moves it by some degrees. */
    void shift(double degreesNorth, double degreesEast) {
        latitude += degreesNorth;
        longitude += degreesEast;
    }

    /** Turns it by 180 degrees. */
    void reverse() {
        course += course < 180 ? 180 : -180;
    }

    /** Latitude in units of 1/10,000 minute. */
    long latitudeUnits() {
        return Math.round(latitude * UNITS_PER_DEGREE);
    }

    /** Longitude in units of 1/10,000 minute. */
    long longitudeUnits() {
        return Math.round(longitude * UNITS_PER_DEGREE);
    }

    /** Course in tenths of a degree, 0 to 3599. */
    int courseTenths() {
        return (int) Math.round(course * 10) % 3600;
    }
}
