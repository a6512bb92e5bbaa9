/**
 * One line's grammar: tag block, {@code $PGHP}, and the time a line has of its own.
 *
 * <p>Start at {@link dev.hiveparquet.nmea.TagBlocks}. Everything reads byte ranges in place and makes no object per line.
 * Nothing here may know Camel, Parquet, AWS, a clock or a logger.
 */
@NullMarked
package dev.hiveparquet.nmea;

import org.jspecify.annotations.NullMarked;
