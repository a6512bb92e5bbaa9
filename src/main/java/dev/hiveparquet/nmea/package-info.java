/** One line's grammar: tag block, $PGHP, checksum, and the time a line has of its own. */
@NullMarked
package dev.hiveparquet.nmea;

import org.jspecify.annotations.NullMarked;
