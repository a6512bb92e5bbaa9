package dev.hiveparquet.simulate;

/**
 * What a vessel says of itself.
 *
 * @param mmsi nine digits
 * @param imo seven digits, the last one a check digit; 0 where there is none
 * @param name up to 20 characters
 * @param callSign up to 7 characters
 * @param destination up to 20 characters
 * @param type of ship and cargo, 0 to 99
 * @param status navigational status, 0 to 15
 * @param length in metres
 * @param beam in metres
 * @param track where it goes
 */
record Ship(
        int mmsi,
        int imo,
        String name,
        String callSign,
        String destination,
        int type,
        int status,
        int length,
        int beam,
        Track track) {}
